package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Refusal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** One discharge case in memory, and the steps that people take in it. */
final class CaseInMemory {
    static final Actor NURSE_A = new Actor("Practitioner/a", Set.of("Organization/nursing-a"));
    static final Actor NURSE_B = new Actor("Practitioner/b", Set.of("Organization/nursing-b"));
    static final Actor PHARMACIST = new Actor("Practitioner/ph", Set.of("Organization/pharmacy"));

    final MemoryRecords records = Wishes.world();

    StartDischarge.Started start(Parameters wish) {
        return new StartDischarge(records, Wishes.NO_CALENDAR, Wishes.CLOCK).start(Wishes.STAY, wish, Wishes.MANAGER);
    }

    void answer(String task, boolean accept, Actor actor) {
        Parameters answer = new Parameters();
        Wishes.add(answer, "accept", new BooleanType(accept));
        answer(task, answer, actor);
    }

    void answer(String task, Parameters answer, Actor actor) {
        new AnswerReferral(records, Wishes.CLOCK).answer(task, answer, actor);
    }

    void award(String task) {
        new AwardReferral(records, Wishes.CLOCK).award(task, Wishes.MANAGER);
    }

    void withdraw(String task, Parameters parameters) {
        new WithdrawReferral(records, Wishes.CLOCK).withdraw(task, parameters, Wishes.MANAGER);
    }

    void close(String reason) {
        close(reason, Wishes.MANAGER);
    }

    void close(String reason, Actor actor) {
        Parameters parameters = new Parameters();
        Wishes.add(parameters, "reason", new CodeType(reason));
        new CloseCase(records, Wishes.CLOCK).close(plan(), parameters, actor);
    }

    String plan() {
        return "CarePlan/" + records.all(CarePlan.class).get(0).getIdElement().getIdPart();
    }

    void withdrawConsent(String purpose, Parameters parameters, Actor actor) {
        String reference = "Consent/" + consent(purpose).getIdElement().getIdPart();
        new WithdrawConsent(records, Wishes.CLOCK).withdraw(reference, parameters, actor);
    }

    /** Somebody else writes. */
    <T extends Resource> void change(Class<T> type, String reference, Consumer<T> change) {
        T resource = records.find(type, reference).orElseThrow();
        change.accept(resource);
        CaseBundle bundle = new CaseBundle();
        bundle.replace(resource);
        records.store(bundle.toBundle());
    }

    String taskWith(String code) {
        return "Task/"
                + records.tasks(code).findFirst().orElseThrow().getIdElement().getIdPart();
    }

    static Parameters yes() {
        Parameters answer = new Parameters();
        Wishes.add(answer, "accept", new BooleanType(true));
        return answer;
    }

    static Refusal refused(ProblemKind kind, Runnable action) {
        Refusal refusal = catchThrowableOfType(Refusal.class, action::run);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(kind);
        return refusal;
    }

    String taskOf(String owner) {
        return records.all(Task.class).stream()
                .filter(task -> References.local(task.getOwner()).equals(owner))
                .map(task -> "Task/" + task.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
    }

    Task.TaskStatus status(String task) {
        return records.find(Task.class, task).orElseThrow().getStatus();
    }

    Consent consent(String purpose) {
        return records.consentOf("", purpose).orElseThrow();
    }

    ServiceRequest nursingRequest() {
        List<ServiceRequest> nursing = records.all(ServiceRequest.class).stream()
                .filter(request -> References.has(request.getCategoryFirstRep(), HubCodes.REQUEST_CATEGORY, "nursing"))
                .toList();
        return nursing.get(0);
    }
}
