package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.DaysOfWeek;
import org.hl7.fhir.r4.model.HealthcareService.HealthcareServiceAvailableTimeComponent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactLineTest {
    @Test
    @DisplayName("P3 who has no hospital yet chooses among the lines of all, by name; what has no number is no line")
    void all() {
        Bundle directory = new Bundle();
        directory.addEntry().setResource(entry("Klinik Z", "discharge-contact", "0 26 51 / 1"));
        directory.addEntry().setResource(entry("Klinik A", "discharge-contact", "0 26 32 / 2"));
        directory.addEntry().setResource(entry("Klinik B", "discharge-contact", ""));
        directory.addEntry().setResource(entry("Pflegedienst", "nursing", "0 26 54 / 3"));
        assertThat(ContactLine.all(Resources.of(directory), new Texts(Language.DE, Clock.systemUTC())))
                .extracting(ContactLine::hospital, ContactLine::phone, ContactLine::dial)
                .containsExactly(
                        tuple("Klinik A", "0 26 32 / 2", "026322"), tuple("Klinik Z", "0 26 51 / 1", "026511"));
    }

    private static HealthcareService entry(String house, String kind, String phone) {
        HealthcareService entry = new HealthcareService();
        entry.setId("HealthcareService/" + house.hashCode());
        entry.getProvidedBy().setReference("Organization/" + house.hashCode()).setDisplay(house);
        entry.addType().addCoding().setSystem(HubCodes.SERVICE_TYPE).setCode(kind);
        if (!phone.isEmpty()) {
            entry.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(phone);
        }
        return entry;
    }

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
