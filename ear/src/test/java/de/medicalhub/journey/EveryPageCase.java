package de.medicalhub.journey;

import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** What is needed to open every page: one case that waits for answers, one with a nursing service, one that nobody has planned. */
final class EveryPageCase {
    /** After it half of the time has passed in which services may answer. */
    static final Duration HALF_TIME = Duration.ofMinutes(135);

    private static final String PATIENT = "patient1";
    private static final String RELATIVE = "relative1";

    /** Who opens what; in braces what only this run knows, after {@code >} the link that leads there. */
    static final List<Visit> VISITS = List.of(
            new Visit("discharge1", "/"),
            new Visit("discharge1", "/case?id={asked}"),
            new Visit("discharge1", "/case-reply", "/case?id={asked} > [data-testid=reply]"),
            new Visit("discharge1", "/further-round?id={asked}"),
            new Visit("discharge1", "/case-need?id={asked}&kind=nursing"),
            new Visit("discharge1", "/case-move?id={asked}"),
            new Visit("discharge1", "/case-end?id={asked}"),
            new Visit("discharge1", "/case-letter?kind=letter&id={given}"),
            new Visit("discharge1", "/case-letter?kind=transfer&id={given}"),
            new Visit("discharge1", "/case-transport?id={given}"),
            new Visit("discharge1", "/case-documents?id={given}"),
            new Visit("discharge1", "/access-letter", "/case?id={given} > [data-testid=access-letter-link]"),
            new Visit("discharge1", "/discharge?encounter={stay}"),
            new Visit("discharge1", "/consent?encounter={stay}"),
            new Visit("discharge1", "/assessment?encounter={stay}"),
            new Visit("discharge1", "/questionnaire?form=initial&encounter={stay}"),
            new Visit("discharge1", "/questionnaire?form=needs&encounter={stay}"),
            new Visit("discharge1", "/numbers"),
            new Visit("discharge1", "/gibt-es-nicht"),
            new Visit("nurse1", "/"),
            new Visit("nurse1", "/request?task={task}"),
            new Visit("nurse1", "/case?id={given}"),
            new Visit("nurse1", "/patient?case={given}"),
            new Visit("nurse1", "/vitals?case={given}"),
            new Visit("nurse1", "/tasks"),
            new Visit("nurse1", "/tasks?case={given}"),
            new Visit("nurse1", "/task-new?case={given}"),
            new Visit("nurse1", "/messages"),
            new Visit("nurse1", "/messages?case={given}"),
            new Visit("nurse1", "/calendar"),
            new Visit("nurse1", "/free-places"),
            new Visit("nurse1", "/notifications"),
            new Visit("gp1", "/"),
            new Visit("gp1", "/case?id={given}"),
            new Visit("gp1", "/patient?case={given}"),
            new Visit("gp1", "/patients"),
            new Visit("gp1", "/questionnaires?case={given}"),
            new Visit("gp1", "/medicines?case={given}"),
            new Visit("gp1", "/medicine-new?case={given}"),
            new Visit("gp1", "/medicine", "/patient?case={given} > [data-testid=change-medicine]"),
            new Visit("gp1", "/ranges?case={given}"),
            new Visit("gp1", "/case-medication?id={given}"),
            new Visit("gp1", "/medication-plan"),
            new Visit("gp1", "/book?id={given}"),
            new Visit("gp1", "/calendar?view=day"),
            new Visit("gp1", "/calendar-hours?kind=video-consultation"),
            new Visit("gp1", "/calendar-feed"),
            new Visit("gp1", "/substitution"),
            new Visit("gp1", "/care-task", "/tasks?case={given} > [data-testid=open-task]"),
            new Visit("gp1", "/help"),
            new Visit("gp1", "/emergency"),
            new Visit("gp1", "/emergency-record?patient={stranger}"),
            new Visit("gp1", "/signed-in"),
            new Visit("gp1", "/case?id=00000000-0000-4000-8000-000000000000"),
            new Visit("pharmacist1", "/"),
            new Visit("pharmacist1", "/case?id={given}"),
            new Visit("pharmacist1", "/transport/parcels"),
            new Visit(PATIENT, "/"),
            new Visit(PATIENT, "/my-plan"),
            new Visit(PATIENT, "/book?id={given}"),
            new Visit(PATIENT, "/messages?case={given}"),
            new Visit(PATIENT, "/my-questions"),
            new Visit(PATIENT, "/my-values"),
            new Visit(PATIENT, "/my-documents"),
            new Visit(PATIENT, "/my-document", "/my-documents > [data-letter=true] a"),
            new Visit(PATIENT, "/my-consents"),
            new Visit(PATIENT, "/my-relatives"),
            new Visit(PATIENT, "/my-data"),
            new Visit(PATIENT, "/who-saw"),
            new Visit(PATIENT, "/notifications"),
            new Visit(PATIENT, "/access-letter?relative=relative-1"),
            new Visit(PATIENT, "/help"),
            new Visit(RELATIVE, "/"),
            new Visit(RELATIVE, "/my-plan"),
            new Visit(RELATIVE, "/messages?case={given}"),
            new Visit(RELATIVE, "/my-documents"),
            new Visit(RELATIVE, "/notifications"),
            new Visit("admin1", "/"),
            new Visit("admin1", "/numbers"),
            new Visit("admin1", "/undelivered"),
            new Visit("admin1", "/emergency-accesses"),
            new Visit("admin1", "/imports"),
            new Visit("admin1", "/help"),
            new Visit("dispatcher1", "/transport/board"),
            new Visit("dispatcher1", "/transport/board?view=list"),
            new Visit("dispatcher1", "/transport/board?view=map"),
            new Visit("dispatcher1", "/transport/board?view=sheets"),
            new Visit("dispatcher1", "/transport/parcels"),
            new Visit("dispatcher1", "/transport/papers"),
            new Visit("dispatcher1", "/transport/billing"),
            new Visit("dispatcher1", "/transport/phone"),
            new Visit("dispatcher1", "/transport/fleet"),
            new Visit("dispatcher1", "/transport/standing"),
            new Visit("dispatcher1", "/transport/standing?new"),
            new Visit("driver1", "/transport/drive"),
            new Visit("gp1", "/video/consultation", "/case?id={given} > [data-testid=open-consultation]"),
            new Visit("gp1", "/video/conference"),
            new Visit("", "/video/meet"),
            new Visit("", "/video/join"),
            new Visit("", "/letter"),
            new Visit("", "/signed-out"),
            new Visit("", "/accessibility"));

    /** Pages that need more than a case; their journeys look at them as closely. */
    static final Map<String, Class<?>> ELSEWHERE = Map.of("document-mistake", DocumentsJourneyIT.class);

    private final PlannedDischarge asked = PlannedDischarge.of(
            "Seitenprobe-Oberländer", List.of("Organization/nursing-mayen", "Organization/nursing-andernach"));
    private final PlannedDischarge given;
    private final String task;
    private final IdType stay = PlannedDischarge.admitted("Ungeplant");
    private final IdType stranger;

    /** One page, opened by one person; without a user by somebody who is not signed in. */
    record Visit(String user, String path, String way) {
        Visit(String user, String path) {
            this(user, path, path);
        }

        /** The name of its file. */
        String view() {
            String name = path.replaceAll("\\?.*", "").substring(1);
            return name.isEmpty() ? "index" : name;
        }

        boolean wrong() {
            return path.contains("gibt-es-nicht") || path.contains("=00000000");
        }

        /** The pages whose cost is promised: the case and its record. */
        boolean isCase() {
            return path.matches("/(case|patient)\\?(id|case)=\\{.*");
        }

        /** It shortens what does not fit into a stretch of time; the list has all of it (statement about accessibility). */
        boolean isTimeline() {
            return path.equals("/transport/board");
        }

        boolean forPatients() {
            return user.equals(PATIENT) || user.equals(RELATIVE);
        }

        /** What else it speaks besides German: who comes without having signed in may be a patient. */
        List<String> otherLanguages() {
            return forPatients() || user.isEmpty() ? List.of("en", "de-simple") : List.of("en");
        }
    }

    EveryPageCase() {
        stranger = new IdType(PlannedDischarge.read("discharge1", Encounter.class, stay.getIdPart())
                .getSubject()
                .getReference());
        PlannedDischarge.operate(
                "gp1",
                stranger,
                "$emergency-access",
                new Parameters()
                        .addParameter("reason", new CodeType("unconscious"))
                        .addParameter("explanation", new StringType("Auf der Straße gestürzt")));
        given = PlannedDischarge.ofStay(
                OwnStay.of("Patient/patient-1").encounter(), "Krämer", List.of("Organization/nursing-mayen"));
        given.acceptAndAward("nurse1");
        task = new Hospital().referralTo("nurse1", asked.caseId());
        PlannedDischarge.operate(
                "nurse1",
                new IdType("Task", task),
                "$question",
                new Parameters().addParameter("text", new StringType("Gibt es einen Aufzug?")));
        PlannedDischarge.assigned("gp1", given.plan("gp1"), "nursing", "Täglich wiegen, Verband wechseln");
        PlannedDischarge.operate(
                PATIENT,
                new IdType("Patient/patient-1"),
                "$grant-relative",
                new Parameters()
                        .addParameter("relative", new Reference("RelatedPerson/relative-1"))
                        .addParameter("scope", new CodeType("everything")));
    }

    /** Where the visit leads; the link is looked up where there is one. */
    String address(Visit visit, Page page) {
        String[] way = visit.way().split(" > ", 2);
        String address = address(way[0]);
        if (way.length == 1) {
            return address;
        }
        page.navigate(Stack.hubUrl() + address);
        return Objects.requireNonNull(page.locator(way[1]).first().getAttribute("href"));
    }

    /** The path with what only this run knows. */
    String address(String path) {
        return path.replace("{asked}", asked.caseId())
                .replace("{given}", given.caseId())
                .replace("{stay}", stay.getIdPart())
                .replace("{stranger}", stranger.getIdPart())
                .replace("{task}", task);
    }

    /** Whether the service sees in its request that it was reminded. */
    boolean isReminded() {
        return PlannedDischarge.read("nurse1", Task.class, task).getOutput().stream()
                .anyMatch(output ->
                        "reminded".equals(output.getType().getCodingFirstRep().getCode()));
    }

    void cancel() {
        asked.cancel();
        given.cancel();
        PlannedDischarge.operate("gp1", stranger, "$end-emergency-access", new Parameters());
    }
}
