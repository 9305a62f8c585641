const name = 'signed-in-again';

/** Tells the other windows of this browser that someone signed in; nothing but that. */
export function tellSignIn(): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage('');
  channel.close();
}

export function listenForSignIn(told: () => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', told);
  return () => {
    channel.close();
  };
}
