// Contenders take turns, and each round starts with another of them: what the machine does beside is shared fairly.

/**
 * @template S
 * @param {number} rounds
 * @param {Record<string, S>} contenders
 * @param {(contender: S, name: string) => Promise<object>} measure
 * @returns {Promise<Record<string, object[]>>} a sample of each round, by contender
 */
export async function alternate(rounds, contenders, measure) {
  const names = Object.keys(contenders);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      try {
        samples[name].push(await measure(contenders[name], name));
      } catch (error) {
        throw new Error(`${name}, in round ${round + 1}: ${error.message}`, { cause: error });
      }
    }
    console.log(`bench: round ${round + 1} of ${rounds}`);
  }
  return samples;
}
