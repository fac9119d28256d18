package de.medicalhub.fhir.aftercare.control;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** What the operations read and write, without asking who may. */
public interface AftercareRecords {
    /** The current version of that relative reference. */
    <T extends Resource> Optional<T> find(Class<T> type, String reference);

    /** The active care team of the case. */
    Optional<CareTeam> teamOf(String caseId);

    /** What bears the case identifier, of that type. */
    <T extends Resource> List<T> partsOf(Class<T> type, String caseId);

    /** Care tasks of the case that nobody has taken on. */
    List<Task> waitingTasksOf(String caseId);

    /** For whom a person works, {@code Practitioner/…}; nobody for anything else. */
    List<String> housesOf(String person);

    /** Ranges that are agreed now, of all cases of the patient. */
    List<Goal> rangesOf(String patient);

    /** Flags of the patient that nobody has settled. */
    List<Flag> openFlagsOf(String patient);

    /** Tasks that ask the patient for a questionnaire and wait for the answer. */
    List<Task> openQuestionnairesOf(String patient);

    /** The active Questionnaire of that address. */
    Optional<Questionnaire> questionnaire(String canonical);

    /**
     * All or nothing.
     *
     * @return references of what the entries are now, in their order
     * @throws de.medicalhub.common.problem.HubException of kind conflict if somebody else was faster
     */
    List<String> store(Bundle transaction);

    /** Writes a new resource, or the next version of one, within the transaction that runs. */
    String write(Resource resource);
}
