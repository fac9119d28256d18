package de.medicalhub.transport.orders.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the directory says of a pharmacy, in FHIR's words. */
class PharmacyDirectoryTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Test
    @DisplayName("29: opening hours of a service and of a place are read alike; what says no time says nothing")
    void hoursAreRead() {
        HealthcareService service = FHIR.newJsonParser().parseResource(HealthcareService.class, """
                        {"resourceType":"HealthcareService","availableTime":[
                          {"daysOfWeek":["mon","sat"],"availableStartTime":"08:00:00","availableEndTime":"18:30:00"},
                          {"daysOfWeek":["sun"],"allDay":true},{"daysOfWeek":["tue"]}]}""");
        assertThat(PharmacyDirectory.hoursOfServices(List.of(service)).text())
                .isEqualTo("MONDAY 08:00 18:30;SATURDAY 08:00 18:30;SUNDAY 00:00 00:00");
        Location place = FHIR.newJsonParser().parseResource(Location.class, """
                        {"resourceType":"Location","hoursOfOperation":[
                          {"daysOfWeek":["wed"],"openingTime":"08:00:00","closingTime":"13:00:00"}]}""");
        assertThat(PharmacyDirectory.hoursOfPlaces(List.of(place)).text()).isEqualTo("WEDNESDAY 08:00 13:00");
        assertThat(PharmacyDirectory.hoursOfPlaces(List.of()).isUnknown()).isTrue();
    }

    @Test
    @DisplayName("24: the phone number of a pharmacy is the first one of its kind; without one it is empty")
    void phoneIsRead() {
        Organization pharmacy = FHIR.newJsonParser().parseResource(Organization.class, """
                        {"resourceType":"Organization","telecom":[{"system":"fax","value":"9"},
                          {"system":"phone","value":"0221 4710 620"}]}""");
        assertThat(PharmacyDirectory.phone(pharmacy)).isEqualTo("0221 4710 620");
        assertThat(PharmacyDirectory.phone(new Organization())).isEmpty();
    }
}
