/** What is signalled about news. */

/** Notify it after the commit, so that nobody need wait for their next look. */
export const outboxTopic = 'news';

/** Notify it after the commit that changed who hears what: a relay for which nobody listened is in no hurry until then. */
export const audienceTopic = 'audience';
