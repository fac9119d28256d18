package de.medicalhub.video.signalling.control;

import de.medicalhub.video.consultation.Participant;

/** One browser page in a room. */
record Caller(Participant participant, String page, Connection connection) {}
