// Whether the service in this container can serve: what Docker asks every few seconds.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`);
process.exitCode = answer.ok ? 0 : 1;
