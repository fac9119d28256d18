package de.medicalhub.video.signalling.control;

import de.medicalhub.video.signalling.entity.ClientMessage;

/** Counts how calls go, without saying whose. */
@FunctionalInterface
public interface CallNumbers {
    /** A page has told how well it sees and hears. */
    void heard(ClientMessage.Quality quality);
}
