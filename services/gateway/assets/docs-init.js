// A file of its own: the content security policy lets nothing inline run.
globalThis.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  docExpansion: 'none',
  filter: true,
  deepLinking: true,
  tryItOutEnabled: true,
  persistAuthorization: false,
  validatorUrl: null,
});
