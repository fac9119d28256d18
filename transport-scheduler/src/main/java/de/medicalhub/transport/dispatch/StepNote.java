package de.medicalhub.transport.dispatch;

import java.time.Instant;
import java.util.Optional;

/**
 * What belongs to a step.
 *
 * @param at when the driver took it
 * @param receiver of a hand-over
 * @param reason of a no-show or of turning down
 */
public record StepNote(Instant at, Optional<String> receiver, Optional<StepReason> reason) {}
