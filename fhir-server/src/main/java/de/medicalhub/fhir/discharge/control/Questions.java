package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Task;

/** Questions and replies of the anonymous phase, as inputs of a referral Task: text and time, and nobody's name. */
final class Questions {
    static final String QUESTION = "question";
    static final String REPLY = "reply";

    /** Begins the id of what somebody else has asked and all were told. */
    static final String PASSED_ON = "all-";

    private Questions() {}

    static void add(Task task, String kind, String id, String text, Instant now) {
        Task.ParameterComponent input = task.addInput();
        input.setId(kind + "-" + id);
        input.setType(OwnCodes.shipped().concept(HubCodes.TASK_PARAMETER, kind));
        input.setValue(new Annotation().setTime(Date.from(now)).setText(text));
    }

    /** All of that kind. */
    static List<Task.ParameterComponent> all(Task task, String kind) {
        return task.getInput().stream()
                .filter(input -> References.has(input.getType(), HubCodes.TASK_PARAMETER, kind))
                .toList();
    }

    static Optional<Task.ParameterComponent> find(Task task, String kind, String id) {
        return all(task, kind).stream()
                .filter(input -> (kind + "-" + id).equals(input.getId()))
                .findFirst();
    }

    static String text(Task.ParameterComponent input) {
        return input.getValue() instanceof Annotation note && note.getText() != null ? note.getText() : "";
    }
}
