package de.medicalhub.transport.driving.control;

import de.medicalhub.transport.dispatch.BoardingCode;
import de.medicalhub.transport.driving.entity.WithoutCode;
import java.util.Optional;

/**
 * Who boards (rule 16).
 *
 * @param said the code as the driver typed it
 * @param without why there is none
 */
public record Boarding(Optional<String> said, Optional<WithoutCode> without) {
    /** How it is kept that somebody boarded with the code. */
    public static final String WITH_CODE = "code";

    /** How it is kept that somebody boarded with a wrong code, which we heard of only later. */
    public static final String WRONG_CODE = "wrong-code";

    /** How it is kept that nobody asked for the code, which we heard of only later. */
    public static final String NO_CODE = "no-code";

    /** Nothing is said. */
    public static final Boarding NOTHING = new Boarding(Optional.empty(), Optional.empty());

    /** Key of the sentence why nobody boards; empty if somebody does. A ride without a code asks for nothing. */
    public Optional<String> refusal(Optional<BoardingCode> code) {
        if (code.isEmpty() || without.isPresent()) {
            return Optional.empty();
        }
        if (said.isEmpty()) {
            return Optional.of("step.boarding-code-missing");
        }
        return code.get().isSaid(said.get()) ? Optional.empty() : Optional.of("step.boarding-code-wrong");
    }

    /** How it is kept; empty if nothing was asked for. */
    public Optional<String> kept(Optional<BoardingCode> code) {
        return code.map(asked -> without.map(WithoutCode::code).orElseGet(() -> kept(asked)));
    }

    private String kept(BoardingCode asked) {
        return said.map(typed -> asked.isSaid(typed) ? WITH_CODE : WRONG_CODE).orElse(NO_CODE);
    }
}
