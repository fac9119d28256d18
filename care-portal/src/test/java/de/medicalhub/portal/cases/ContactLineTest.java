package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.DaysOfWeek;
import org.hl7.fhir.r4.model.HealthcareService.HealthcareServiceAvailableTimeComponent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactLineTest {
    @ParameterizedTest
    @CsvSource({
        "mon tue wed thu fri, Mo–Fr 09:00–19:00",
        "mon tue thu fri, Mo/Di/Do/Fr 09:00–19:00",
        "mon tue wed fri, Mo–Mi/Fr 09:00–19:00",
        "fri mon wed tue thu, Mo–Fr 09:00–19:00",
        "sat sun, Sa/So 09:00–19:00",
        "wed, Mi 09:00–19:00",
    })
    @DisplayName("H12 a dash stands only where no day between is missing")
    void days(String days, String words) {
        HealthcareService service = new HealthcareService();
        HealthcareServiceAvailableTimeComponent time =
                service.addAvailableTime().setAvailableStartTime("09:00:00").setAvailableEndTime("19:00:00");
        for (String day : days.split(" ", -1)) {
            time.addDaysOfWeek(DaysOfWeek.fromCode(day));
        }
        assertThat(ContactLine.hours(service, new Texts(Language.DE, Clock.systemUTC())))
                .isEqualTo(words);
    }
}
