import fc from 'fast-check';

/**
 * A submission is judged by its change, not by the draw of the day: on CI every property runs from one seed. Everywhere
 * else each run draws its own, and fast-check names the seed that failed.
 */
const CI_SEED = 1974;
const { CI } = process.env;

if (CI !== undefined && CI !== '' && CI !== 'false') fc.configureGlobal({ seed: CI_SEED });
