import { join } from 'node:path';
import { makeContainerFiles } from '../containers/container-files.ts';
import { repositoryRoot } from '../paths.ts';
import { runCommand } from './run-command.ts';

// npm run containers:secrets makes the folder that docker-compose.yml mounts from; one that exists is kept.
await runCommand(async () => {
  const directory = join(repositoryRoot, '.containers');
  const made = await makeContainerFiles(directory);
  console.log(
    made
      ? `Made ${directory} with new secrets and certificates. Next: docker compose up --build`
      : `${directory} is there already and is kept.`,
  );
  return 0;
});
