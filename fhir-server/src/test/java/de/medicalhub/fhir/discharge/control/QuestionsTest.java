package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.access.control.Projection;
import de.medicalhub.fhir.access.entity.Verdict;
import de.medicalhub.fhir.operation.Fault;
import java.util.List;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    private static final String A = "Organization/nursing-a";
    private static final String B = "Organization/nursing-b";

    private final CaseInMemory theCase = new CaseInMemory();

    @BeforeEach
    void start() {
        theCase.start(Wishes.complete());
    }

    @Test
    @DisplayName("15: a reply goes to who asked, or with the question to all who are asked, and names nobody")
    void questionAndReply() {
        ask("Gibt es einen Aufzug?");
        ask("Ist ein Schlüssel hinterlegt?");
        reply(0, "Nein, erster Stock.", true);
        reply(1, "Ja, bei den Nachbarn.", false);
        assertThat(texts(A, Questions.QUESTION))
                .containsExactly("Gibt es einen Aufzug?", "Ist ein Schlüssel hinterlegt?");
        assertThat(texts(A, Questions.REPLY)).containsExactly("Nein, erster Stock.", "Ja, bei den Nachbarn.");
        assertThat(texts(B, Questions.QUESTION)).containsExactly("Gibt es einen Aufzug?");
        assertThat(texts(B, Questions.REPLY)).containsExactly("Nein, erster Stock.");
        assertThat(Questions.all(of(B), Questions.QUESTION).get(0).getId()).startsWith("question-all-");
        Task shown = (Task) Projection.show(Verdict.PROJECTION, of(B));
        assertThat(Questions.all(shown, Questions.REPLY))
                .singleElement()
                .satisfies(reply -> assertThat(reply.getId()).startsWith("reply-all-"));
        assertThat(((Task) Projection.show(Verdict.CLOSED, of(B))).getInput()).isEmpty();
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> reply(0, "Doch.", true))
                        .faults())
                .containsExactly(Fault.ofWhole("replied-already"));
    }

    @Test
    @DisplayName("15: a reply that tells who it is, is refused with what it tells; to all, the question counts too")
    void revealing() {
        ask("Ist es Änne aus Mendig?");
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> reply(0, "Ja, Frau Müller.", false))
                        .faults())
                .containsExactly(new Fault("text", "reveals-name", "Müller"));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> reply(0, "Dazu sagen wir nichts.", true))
                        .faults())
                .contains(
                        new Fault("question", "reveals-name", "Änne"),
                        new Fault("question", "reveals-address", "Mendig"));
        assertThat(texts(A, Questions.REPLY)).isEmpty();
        reply(0, "Dazu sagen wir nichts.", false);
        assertThat(texts(B, Questions.QUESTION)).isEmpty();
    }

    @Test
    @DisplayName("15: whether a question names the patient or somebody else makes no difference to who asks it")
    void noOracle() {
        ask("Heißt die Person Müller?");
        ask("Heißt die Person Schmidt?");
        assertThat(texts(A, Questions.QUESTION)).hasSize(2);
        for (String name : List.of("Müller", "Schmidt")) {
            assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> ask("Ist es Frau " + name + "?"))
                            .faults())
                    .containsExactly(new Fault("text", "reveals-name", "Frau " + name));
        }
    }

    @Test
    @DisplayName("15: only while the request is open; only the service asked and the hospital")
    void onlyWhileOpen() {
        ask("Gibt es einen Aufzug?");
        CaseInMemory.refused(
                ProblemKind.NOT_FOUND,
                () -> new AskQuestion(theCase.records, Wishes.CLOCK)
                        .ask(theCase.taskOf(A), text("Und?"), CaseInMemory.NURSE_B));
        theCase.answer(theCase.taskOf(A), true, CaseInMemory.NURSE_A);
        ask("Noch etwas?");
        theCase.award(theCase.taskOf(A));
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> ask("Zu spät?"));
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> reply(0, "Zu spät.", false));
        CaseInMemory.refused(ProblemKind.INVALID, () -> ask("x".repeat(501)));
        CaseInMemory.refused(ProblemKind.INVALID, () -> ask("  "));
    }

    @ParameterizedTest
    @DisplayName("15: found in many spellings")
    @CsvSource({
        "Die MUELLERs wohnen oben, reveals-name",
        "Herr Schmitz öffnet, reveals-name",
        "Wohnt im Stehbach, reveals-address",
        "PLZ 56727, reveals-address",
        "geb. 1944, reveals-birth",
        "am 3.4.1944 geboren, reveals-birth",
        "seit dem 03.04.44, reveals-birth",
        "1944-04-03, reveals-birth",
        "am 3. April 1944, reveals-birth",
        "unter 02651/123456, reveals-contact",
        "Tel. 0171 98 76 54 3, reveals-contact",
        "anna@example.org, reveals-contact",
        "Versichertennummer A 123456780, reveals-number",
        "A123456780, reveals-number",
        "die Tochter Beate, reveals-name",
    })
    void found(String text, String reason) {
        assertThat(Disclosure.of("text", text, patient()))
                .extracting(Fault::reason)
                .contains(reason);
    }

    @ParameterizedTest
    @DisplayName("15: what nurses really ask passes")
    @ValueSource(
            strings = {
                "Gibt es einen Aufzug? Wie viele Stufen sind es?",
                "Verbandswechsel alle 2 Tage, Wunde 4 x 3 cm am linken Unterschenkel.",
                "Entlassung am 28.11.2026 um 10:30 Uhr, Insulin 3 x täglich 12 IE.",
                "Es gibt einen Hund. Die Tür öffnet sich per Code.",
                "Blutdruck 140/90, Gewicht 82,5 kg, Pflegegrad 3",
            })
    void passes(String text) {
        assertThat(Disclosure.of("text", text, patient())).isEmpty();
    }

    private static Patient patient() {
        Patient patient = new Patient();
        patient.addName().setFamily("Müller").addGiven("Änne");
        patient.addAddress(
                new Address().addLine("Stehbach 12").setPostalCode("56727").setCity("Mayen"));
        patient.setBirthDateElement(new DateType("1944-04-03"));
        patient.addIdentifier().setSystem("http://fhir.de/sid/gkv/kvid-10").setValue("A123456780");
        patient.addTelecom().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue("+49 2651 123456");
        patient.addContact().getName().setFamily("Vogt").addGiven("Beate");
        return patient;
    }

    private void ask(String text) {
        new AskQuestion(theCase.records, Wishes.CLOCK).ask(theCase.taskOf(A), text(text), CaseInMemory.NURSE_A);
    }

    private void reply(int question, String text, boolean toAll) {
        String id = Questions.all(of(A), Questions.QUESTION).get(question).getId();
        Parameters reply = text(text);
        Wishes.add(reply, "question", new StringType(id.substring(id.lastIndexOf('-') + 1)));
        Wishes.add(reply, "to-all", new BooleanType(toAll));
        new ReplyToQuestion(theCase.records, Wishes.CLOCK).reply(theCase.taskOf(A), reply, Wishes.MANAGER);
    }

    private List<String> texts(String service, String kind) {
        return Questions.all(of(service), kind).stream().map(Questions::text).toList();
    }

    private Task of(String service) {
        return theCase.records.find(Task.class, theCase.taskOf(service)).orElseThrow();
    }

    private static Parameters text(String text) {
        Parameters parameters = new Parameters();
        Wishes.add(parameters, "text", new StringType(text));
        return parameters;
    }
}
