// JSON documents by address. The last 48 are kept, as many as Masthead keeps.

const MOST = 48;
const kept = new Map();

export function load(address) {
  let answer = kept.get(address);
  if (answer) kept.delete(address);
  else {
    answer = request(address);
    answer.catch(() => kept.delete(address));
  }
  // A Map remembers in which order its entries were set: the one used last stands last.
  kept.set(address, answer);
  if (kept.size > MOST) kept.delete(kept.keys().next().value);
  return answer;
}

async function request(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
