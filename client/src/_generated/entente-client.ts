// Generated from schema.graphql and operations/*.graphql by `npm run generate`.
import { CoreClient } from '../client.ts';
import type { CallOptions } from '../options.ts';
import {
  ActorDocument,
  type ActorQuery,
  type ActorQueryVariables,
  ActorsDocument,
  type ActorsQuery,
  type ActorsQueryVariables,
  CreateActorDocument,
  type CreateActorMutation,
  type CreateActorMutationVariables,
} from './operations.ts';

/** A client of one Entente server, with a method for each operation of this package. */
export class EntenteClient extends CoreClient {

  /**
   * One actor; null if there is none.
   */
  async actor(variables: ActorQueryVariables, options?: CallOptions): Promise<ActorQuery['actor']> {
    return (await this.request(ActorDocument, variables, options)).actor;
  }

  /**
   * Actors by name.
   */
  async actors(variables?: ActorsQueryVariables, options?: CallOptions): Promise<ActorsQuery['actors']> {
    return (await this.request(ActorsDocument, variables, options)).actors;
  }

  /**
   * Adds an actor.
   */
  async createActor(variables: CreateActorMutationVariables, options?: CallOptions): Promise<CreateActorMutation['createActor']> {
    return (await this.request(CreateActorDocument, variables, options)).createActor;
  }
}
