package de.medicalhub.video.conference.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;

/** The media server answers, but what was asked for is not there any more: it was restarted, or collected it. */
public class MediaLostException extends HubException {
    private static final long serialVersionUID = 1L;

    public MediaLostException(Throwable cause) {
        super(ProblemKind.UNAVAILABLE, "The media server has lost the room.", cause);
    }
}
