/**
 * @file Brings the database up for `npm start`, and says on one line of JSON where the data and the logs are.
 *
 * When there is no database to be had: exit code 2, and the reason in both languages instead.
 */
import { dirname } from "node:path";
import { openDatabase } from "../packages/db/src/client.ts";
import { DatabaseError } from "../packages/db/src/database-error.ts";
import { dataFolder, logFile } from "../packages/db/src/location.ts";

try {
  const database = await openDatabase();
  await database.close();
  const places = { data: dataFolder(), logs: dirname(logFile("web")), embedded: !process.env["DATABASE_URL"] };
  process.stdout.write(`${JSON.stringify(places)}\n`);
} catch (error) {
  if (!(error instanceof DatabaseError)) throw error;
  process.stdout.write(`${JSON.stringify(error.text)}\n`);
  process.exitCode = 2;
}
