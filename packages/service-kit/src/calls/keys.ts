import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

interface Key {
  /** Tells which secret signed, and nothing of the secret. */
  readonly id: string;
  readonly secret: Buffer;
}

/** The secrets that services sign their calls with. The first signs, all are accepted: so a secret is changed without a stop. */
export class ServiceKeys {
  private readonly keys: readonly Key[];

  /** @param secrets at least one */
  constructor(secrets: readonly string[]) {
    this.keys = secrets.map((text) => {
      const secret = createHash('sha256').update(`rosa service key\0${text}`).digest();
      return { secret, id: createHash('sha256').update(secret).digest('hex').slice(0, 8) };
    });
    if (this.keys.length === 0) throw new Error('no service secret');
  }

  /** The id of the key that signs. */
  get id(): string {
    return this.keys[0]!.id;
  }

  sign(text: string): string {
    return signatureOf(this.keys[0]!, text).toString('base64url');
  }

  /** Was this text signed by the key of this id, one of ours? */
  holds(id: string, text: string, signature: string): boolean {
    const key = this.keys.find((each) => each.id === id);
    if (!key) return false;
    const given = Buffer.from(signature, 'base64url');
    const right = signatureOf(key, text);
    return given.length === right.length && timingSafeEqual(given, right);
  }
}

const signatureOf = ({ secret }: Key, text: string): Buffer =>
  createHmac('sha256', secret).update(text).digest();
