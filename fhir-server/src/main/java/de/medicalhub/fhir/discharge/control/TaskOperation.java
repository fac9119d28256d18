package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Refusal;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** What the operations on Tasks have in common: whose Task it must be, and what happens if others write meanwhile. */
final class TaskOperation {
    private static final int ATTEMPTS = 8;

    private final CaseRecords records;

    TaskOperation(CaseRecords records) {
        this.records = records;
    }

    /**
     * The Task that an operation is called on.
     *
     * @param responsible who may call it, such as the owner
     * @throws Refusal if it is not there, of another kind or not the caller's (rule 6 of the feature)
     */
    Task find(String reference, String code, Function<Task, Reference> responsible, Actor actor) {
        return records.find(Task.class, reference)
                .filter(found -> Referrals.is(found, code))
                .filter(found -> actor.actsFor(References.local(responsible.apply(found))))
                .orElseThrow(Refusal::notFound);
    }

    /**
     * Stores what an operation writes. Somebody else may write in the very same moment; then the operation is tried again
     * on what they wrote.
     *
     * @param operation reads, decides and tells what to write; called once for each attempt
     * @throws Refusal of the operation, or if others were faster each time
     */
    void store(Supplier<CaseBundle> operation) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (hasStored(operation.get())) {
                return;
            }
        }
        throw new Refusal(ProblemKind.CONFLICT, "changed-meanwhile");
    }

    private boolean hasStored(CaseBundle bundle) {
        try {
            records.store(bundle.toBundle());
            return true;
        } catch (HubException failure) {
            if (failure.kind() == ProblemKind.CONFLICT) {
                return false;
            }
            throw failure;
        }
    }
}
