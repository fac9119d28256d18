package de.medicalhub.fhir.operation;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.util.List;

/** An operation is refused for reasons that the caller is told in the caller's language; nothing was changed. */
public final class Refusal extends HubException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** With every fault found. */
    public Refusal(ProblemKind kind, List<Fault> faults) {
        super(kind, "Refused: " + faults);
        this.faults = List.copyOf(faults);
    }

    /** For one reason that concerns the whole. */
    public Refusal(ProblemKind kind, String reason) {
        this(kind, List.of(Fault.ofWhole(reason)));
    }

    /** As if it did not exist. */
    public static Refusal notFound() {
        return new Refusal(ProblemKind.NOT_FOUND, "not-there");
    }

    /** Why, at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
