package de.medicalhub.video.signalling.control;

import de.medicalhub.video.signalling.entity.MessageProblem;

/** A message that the protocol does not know; never holds the message. */
class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final MessageProblem problem;

    MalformedMessageException(MessageProblem problem) {
        super(problem.code());
        this.problem = problem;
    }

    MalformedMessageException(MessageProblem problem, Throwable cause) {
        super(problem.code(), cause);
        this.problem = problem;
    }

    MessageProblem problem() {
        return problem;
    }
}
