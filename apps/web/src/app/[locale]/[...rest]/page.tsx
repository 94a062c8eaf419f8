import { notFound } from "next/navigation";

/** Every address that is no page of ours ends at the localised 404. */
export default function UnknownPage() {
  notFound();
}
