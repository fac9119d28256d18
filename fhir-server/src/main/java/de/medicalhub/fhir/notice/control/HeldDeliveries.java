package de.medicalhub.fhir.notice.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Medicine that waits for a pharmacist's decision (N12). */
final class HeldDeliveries {
    private static final String HELD_SINCE = "held-since";
    private static final String SUPPLIER = "supplier";

    private HeldDeliveries() {}

    /** Told to the pharmacy that the order names, once for each time at which it was held, while it is. */
    static Stream<Notice> of(Task task) {
        boolean delivery = NoticeRules.code(task.getCode(), HubCodes.TASK_CODE).equals(HubCodes.TASK_DELIVERY_LEG);
        boolean open = task.getStatus() == TaskStatus.ACCEPTED || task.getStatus() == TaskStatus.INPROGRESS;
        if (!delivery || !open || task.hasPartOf()) {
            return Stream.empty();
        }
        List<Reference> pharmacy = task.getInput().stream()
                .filter(input -> NoticeRules.code(input.getType(), HubCodes.TASK_PARAMETER)
                        .equals(SUPPLIER))
                .map(Task.ParameterComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
        return task.getOutput().stream()
                .filter(output -> NoticeRules.code(output.getType(), HubCodes.TASK_PARAMETER)
                        .equals(HELD_SINCE))
                .map(output -> output.getValue().primitiveValue())
                .flatMap(since -> NoticeRules.notice(task, NoticeKind.DELIVERY_HELD, task.getOwner(), pharmacy)
                        .map(notice -> notice.keyed("@" + since)));
    }
}
