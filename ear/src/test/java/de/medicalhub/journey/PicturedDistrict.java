package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.common.time.HubClock;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * What is on the pictures: people of the demo in the middle of their work. One patient leaves tomorrow and has a nursing service,
 * one waits for a choice, for one nobody has been found, and one stay has not been planned.
 */
final class PicturedDistrict {
    private static final String MAYEN = "Organization/nursing-mayen";
    private static final String ANDERNACH = "Organization/nursing-andernach";
    private static final String POLCH = "Organization/nursing-polch";

    /** When the first one leaves, Europe/Berlin. */
    final LocalDateTime leaves;

    final LocalDate consultations;

    /** When the first one meets the doctor by video, Europe/Berlin. */
    final LocalDateTime meets;

    final PlannedDischarge placed;
    final PlannedDischarge answered;
    final PlannedDischarge declined;
    final String openRequest;

    private final Browsers browsers;
    private final Map<String, Page> people = new LinkedHashMap<>();

    PicturedDistrict(Browsers browsers) {
        this.browsers = browsers;
        LocalDate tomorrow = LocalDate.ofInstant(Clock.systemUTC().instant(), HubClock.berlin())
                .plusDays(1);
        leaves = tomorrow.atTime(10, 30);
        consultations = workday(tomorrow.plusDays(2));
        meets = meeting("1");
        placed = started("1", "Krämer", leaves, "wheelchair", List.of(MAYEN, ANDERNACH));
        answered = started("2", "Weißenfels", leaves.plusHours(3), "walking", List.of(MAYEN, ANDERNACH, POLCH));
        declined = started(
                "3", "Schmitz-Oberländer-Westerhausen", leaves.plusDays(1).minusHours(1), "lying", List.of(ANDERNACH));
        openRequest = new Hospital().referralTo("nurse1", answered.caseId());
    }

    /** Everybody has done a little; the order is that of a day. */
    void work() {
        placed.acceptAndAward("nurse1");
        answered.accept("nurse2");
        declined.decline("nurse2");
        operate(
                "nurse1",
                new IdType("Task", openRequest),
                "$question",
                new Parameters().addParameter("text", new StringType("Gibt es einen Aufzug?")));
        IdType plan = placed.plan("gp1");
        PlannedDischarge.assigned("gp1", plan, "nursing", "Bitte täglich wiegen und den Verband wechseln");
        PlannedDischarge.assigned("discharge1", plan, "nursing", "Bitte den Rollator mitbringen");
        operate(
                "gp1",
                plan,
                "$agree-range",
                new Parameters()
                        .addParameter("measure", new CodeType(VitalSign.PULSE.code()))
                        .addParameter("low", new DecimalType("50"))
                        .addParameter("high", new DecimalType("100")));
        operate(
                "patient1",
                new IdType("Patient/patient-1"),
                "$grant-relative",
                new Parameters()
                        .addParameter("relative", new Reference("RelatedPerson/relative-1"))
                        .addParameter("scope", new CodeType("everything")));
        valuesAreMeasured();
        theyWrite();
        theRideIsFitted();
        thePracticeOpens();
    }

    /** The page of a person, who has signed in once. */
    Page pageOf(String user) {
        return people.computeIfAbsent(user, browsers::signedIn);
    }

    /** Ride and delivery stand on tours. */
    void ridesArePlanned() {
        Page board = pageOf("dispatcher1");
        board.navigate(Stack.hubUrl() + "/transport/board?date=" + leaves.toLocalDate());
        for (PlannedDischarge planned : List.of(placed, answered)) {
            for (String leg : new Hospital().legsOf(planned.caseId())) {
                board.locator("[data-testid=job-block][data-job='" + leg + "']")
                        .first()
                        .waitFor();
            }
        }
    }

    void cancel() {
        List.of(placed, answered, declined).forEach(PlannedDischarge::cancel);
    }

    private PlannedDischarge started(
            String number, String name, LocalDateTime goes, String posture, List<String> services) {
        Parameters order = PlannedDischarge.order(services);
        order.setParameter("planned-discharge", PlannedDischarge.time(instant(goes)));
        order.setParameter("posture", new CodeType(posture));
        order.setParameter("follow-up", PlannedDischarge.time(instant(meeting(number))));
        order.addParameter("need", new CodeType("basic-care"));
        order.addParameter("need", new CodeType("medication"));
        order.addParameter("companion", new BooleanType(number.equals("1")));
        return PlannedDischarge.ordered(new IdType("Encounter", "encounter-" + number), name, order);
    }

    /** One after the other, on one afternoon. */
    private LocalDateTime meeting(String number) {
        return consultations.atTime(LocalTime.of(14, 45).plusMinutes(15L * Integer.parseInt(number)));
    }

    private void valuesAreMeasured() {
        Page nurse = pageOf("nurse1");
        nurse.navigate(Stack.hubUrl() + "/vitals?case=" + placed.caseId());
        Map.of("systolic", "142", "diastolic", "84", "pulse", "106", "weight", "63,4")
                .forEach((value, typed) -> nurse.getByTestId("value-" + value).fill(typed));
        nurse.getByTestId("submit-values").click();
        nurse.waitForURL("**/patient?*case=*");
    }

    private void theyWrite() {
        write("nurse1", "Guten Tag Frau Krämer, ich komme am Montag um acht. Passt das?", true);
        write("patient1", "Ja, gern. Bitte zweimal klingeln.", false);
        write("nurse1", "Der Puls war heute 106. Sollen wir morgen noch einmal messen?", false);
    }

    private void write(String user, String words, boolean toPatient) {
        Page page = pageOf(user);
        page.navigate(Stack.hubUrl() + "/messages?case=" + placed.caseId());
        page.getByTestId("message-text").fill(words);
        if (toPatient) {
            page.getByTestId("message-patient").check();
        }
        page.getByTestId("send-message").click();
        assertThat(page.getByTestId("message").filter(new Locator.FilterOptions().setHasText(words)))
                .isVisible();
    }

    /** The driver has to know it before leaving. */
    private void theRideIsFitted() {
        Page manager = pageOf("discharge1");
        manager.navigate(Stack.hubUrl() + "/case-transport?id=" + placed.caseId());
        manager.locator("[data-testid=ride-vehicle] input[value=taxi]").check();
        manager.locator("#posture input[value=wheelchair]").check();
        manager.locator("[data-testid=ride-needs] input[value=carrying]").check();
        manager.getByTestId("ride-fit").click();
        assertThat(manager.getByTestId("note").last()).containsText("angepasst");
    }

    private void thePracticeOpens() {
        Page gp = pageOf("gp1");
        gp.navigate(Stack.hubUrl() + "/calendar-hours?kind=video-consultation");
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
            gp.fill("#" + day, day.equals("wednesday") ? "9–11" : "11–12, 14–17");
        }
        gp.check("#patients");
        gp.getByTestId("save-hours").click();
        gp.waitForURL("**/calendar?done=hours");
    }

    private static void operate(String user, IdType on, String name, Parameters input) {
        PlannedDischarge.operate(user, on, name, input);
    }

    private static LocalDate workday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? workday(day.plusDays(1)) : day;
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(HubClock.berlin()).toInstant();
    }
}
