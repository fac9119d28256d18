package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** Writes the outputs of Tasks. */
final class Outputs {
    private Outputs() {}

    static boolean has(Task task, String name) {
        return task.getOutput().stream()
                .anyMatch(output -> References.has(output.getType(), HubCodes.TASK_PARAMETER, name));
    }

    /** The only value of that name. */
    static void replace(Task task, String name, Type value) {
        task.getOutput().removeIf(output -> References.has(output.getType(), HubCodes.TASK_PARAMETER, name));
        task.addOutput()
                .setType(OwnCodes.shipped().concept(HubCodes.TASK_PARAMETER, name))
                .setValue(value);
    }
}
