/** Filled with the embedded PostgreSQL of the test run. */
export default function setup(): void {}
