import { readdirSync, readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { centreCode } from '@veilighuis/contracts';
import { z } from 'zod';
import { ReferenceData } from '../application/reference-data.ts';
import { geography } from '../domain/reference/index.ts';
import { instrumentDefinition } from '../domain/risk/index.ts';

const centreList = z.strictObject({ source: z.string(), centres: z.array(centreCode).min(1) });
const data = new URL('../../../data/', import.meta.url);

/** Reads `data/`; a file that doesn't hold stops the process at its start. */
@Injectable()
export class FileReferenceData extends ReferenceData {
  readonly geography = geography.parse(read(new URL('geography.json', data)));
  readonly centres = centreList.parse(read(new URL('centres.json', data))).centres;
  readonly instruments = readdirSync(new URL('instruments/', data))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => instrumentDefinition.parse(read(new URL(`instruments/${name}`, data))));
}

function read(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
