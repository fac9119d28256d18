package de.medicalhub.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.time.HubClock;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The one form of a discharge, filled in as the discharge manager does. */
final class DischargeForm {
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.GERMANY);

    /** For whoever drives there. */
    static final String DOOR_NOTE = "Zweimal klingeln, 3. Stock";

    private final Page page;

    DischargeForm(Page page) {
        this.page = page;
    }

    /** The times of one discharge, Europe/Berlin. */
    record Times(ZonedDateTime signed, ZonedDateTime deadline, ZonedDateTime leaves, ZonedDateTime followUp) {

        /** Signed an hour ago; tomorrow at 11, or on Monday: on Sundays no pharmacy is open; the consultation two days later at 15:00. */
        static Times seenFrom(ZonedDateTime now) {
            ZonedDateTime tomorrow =
                    now.withZoneSameInstant(HubClock.berlin()).plusDays(1).truncatedTo(ChronoUnit.DAYS);
            ZonedDateTime day = tomorrow.getDayOfWeek() == DayOfWeek.SUNDAY ? tomorrow.plusDays(1) : tomorrow;
            return new Times(
                    now.withZoneSameInstant(HubClock.berlin()).minusHours(1),
                    day.withHour(9),
                    day.withHour(11),
                    day.plusDays(2).withHour(15));
        }
    }

    void consentSignedByPatient(ZonedDateTime signed) {
        choose("consentBy", "patient");
        date("consentGiven", signed);
        page.fill("#consentWitness", "Petra Adams");
    }

    void leaves(Times times, String careLevel, List<String> needs) {
        date("planned", times.leaves());
        page.selectOption("#careLevel", careLevel);
        needs.forEach(need -> choose("needs", need));
    }

    void ask(List<String> services, ZonedDateTime deadline, String note) {
        services.forEach(service -> page.getByLabel(service).check());
        date("deadline", deadline);
        page.fill("#note", note);
    }

    void ride(String posture, String street, String postcode, String town) {
        choose("posture", posture);
        page.check("#companion");
        choose("destinationKind", "other");
        page.fill("#street", street);
        page.fill("#postcode", postcode);
        page.fill("#town", town);
        page.fill("#doorNote", DOOR_NOTE);
        page.selectOption("#carrier", "Organization/carrier-mayen-koblenz");
    }

    void afterwards(String pharmacy, String gp, ZonedDateTime followUp) {
        page.selectOption("#pharmacy", pharmacy);
        page.selectOption("#gp", gp);
        date("followUp", followUp);
    }

    void submit() {
        page.getByTestId("submit-discharge").click();
    }

    void submitAndOpen() {
        submit();
        page.waitForURL("**/case?id=*");
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    private void choose(String name, String value) {
        page.check("input[name='" + name + "'][value='" + value + "']");
    }

    private void date(String id, ZonedDateTime time) {
        page.fill("#" + id + "_input", GERMAN.format(time.withZoneSameInstant(HubClock.berlin())));
        page.keyboard().press("Tab");
    }
}
