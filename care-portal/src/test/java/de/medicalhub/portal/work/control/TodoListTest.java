package de.medicalhub.portal.work.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.messages.MessageOrder;
import de.medicalhub.portal.messages.Reader;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import de.medicalhub.portal.work.entity.Todo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TodoListTest {
    private static final Instant NOON = Instant.parse("2026-11-26T11:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final CaseId ID = CaseId.next();
    private static final Reader GP = new Reader("Practitioner/gp", Set.of("Organization/practice"));
    private static final Reader NURSE = new Reader("Practitioner/nurse", Set.of("Organization/nursing"));

    @Test
    @DisplayName("J2: what is late comes first, then flags and urgent tasks, then the rest by time")
    void sortedByUrgency() {
        Case one = theCase(
                task("late", "Organization/nursing", NOON.minusSeconds(60)),
                task("later", "Organization/nursing", NOON.plus(Duration.ofDays(2))));
        Resources found = resources(flag(), message(one));
        assertThat(todos(one, found, NURSE))
                .extracting(Todo::kind, Todo::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("task", "late"),
                        org.assertj.core.groups.Tuple.tuple("flag", "Puls außerhalb des vereinbarten Bereichs"),
                        org.assertj.core.groups.Tuple.tuple("message", "Eine ungelesene Nachricht"),
                        org.assertj.core.groups.Tuple.tuple("task", "later"));
    }

    @Test
    @DisplayName("J1: a task that the other side does not do in time is seen by both; before that only by the one")
    void bothSeeLateness() {
        Case one = theCase(task("late", "Organization/nursing", NOON.minusSeconds(60)));
        assertThat(todos(one, resources(note(one)), GP)).extracting(Todo::kind).containsExactly("task-given");
        Case other = theCase(task("soon", "Organization/nursing", NOON.plusSeconds(60)));
        assertThat(todos(other, resources(note(other)), GP)).isEmpty();
    }

    @Test
    @DisplayName("J4: a new discharge waits for the practice until somebody there has taken note")
    void newDischarges() {
        Case one = theCase();
        assertThat(todos(one, resources(), GP)).extracting(Todo::kind).containsExactly("new-case");
        assertThat(todos(one, resources(note(one)), GP)).isEmpty();
        assertThat(todos(one, resources(), NURSE)).isEmpty();
    }

    private static List<Todo> todos(Case one, Resources found, Reader reader) {
        return new TodoList(new Texts(Language.DE, CLOCK), CLOCK, reader.organisations()::contains, reader, found)
                .of(List.of(one));
    }

    private static Case theCase(Task... tasks) {
        Bundle bundle = new Bundle();
        CarePlan plan = new CarePlan().setStatus(CarePlan.CarePlanStatus.ACTIVE);
        plan.setId("CarePlan/plan");
        plan.addIdentifier(ID.toIdentifier());
        plan.getPeriod().setStart(Date.from(NOON.minus(Duration.ofDays(1))));
        bundle.addEntry().setResource(plan);
        CareTeam team = new CareTeam();
        team.setId("CareTeam/team");
        team.addIdentifier(ID.toIdentifier());
        List.of("gp:practice", "nursing:nursing", "hospital:hospital")
                .forEach(part -> team.addParticipant()
                        .addRole(new CodeableConcept(new Coding(HubCodes.CASE_ROLE, part.split(":", -1)[0], null)))
                        .setMember(new Reference("Organization/" + part.split(":", -1)[1])));
        bundle.addEntry().setResource(team);
        for (Task task : tasks) {
            bundle.addEntry().setResource(task);
        }
        return new Case(ID, Resources.of(bundle));
    }

    private static Task task(String text, String owner, Instant due) {
        Task task = new Task().setStatus(Task.TaskStatus.REQUESTED);
        task.setId("Task/" + text);
        task.setGroupIdentifier(ID.toIdentifier());
        task.setCode(new CodeableConcept(new Coding(HubCodes.TASK_CODE, HubCodes.TASK_CARE, null)));
        task.setDescription(text);
        task.setOwner(new Reference(owner)).setRequester(new Reference("Organization/practice"));
        task.getRestriction().getPeriod().setEnd(Date.from(due));
        return task;
    }

    private static Flag flag() {
        Flag flag = new Flag().setStatus(Flag.FlagStatus.ACTIVE);
        flag.setId("Flag/f");
        flag.addIdentifier(ID.toIdentifier());
        flag.getCode().addCoding(new Coding(VitalSign.LOINC, VitalSign.PULSE.code(), null));
        flag.getPeriod().setStart(Date.from(NOON.minusSeconds(600)));
        return flag;
    }

    private static Communication message(Case one) {
        Communication message =
                new MessageOrder(one, GP.person(), Optional.of("Organization/practice"), NOON).message("Bitte", false);
        message.setId("Communication/m");
        return message;
    }

    private static Communication note(Case one) {
        Communication note =
                new MessageOrder(one, "Practitioner/colleague", Optional.of("Organization/practice"), NOON).note();
        note.setId("Communication/n");
        return note;
    }

    private static Resources resources(Resource... all) {
        Bundle bundle = new Bundle();
        for (Resource one : all) {
            bundle.addEntry().setResource(one);
        }
        return Resources.of(bundle);
    }
}
