package de.medicalhub.transport.driving.entity;

import de.medicalhub.transport.dispatch.Step;
import de.medicalhub.transport.dispatch.StepReason;
import java.util.Optional;

/**
 * What a driver did with a job.
 *
 * @param takesBack whether that step was a mis-tap and is taken back
 * @param reason of a no-show or of turning down
 */
public record StepOfJob(String jobId, Step step, boolean takesBack, Optional<StepReason> reason) {}
