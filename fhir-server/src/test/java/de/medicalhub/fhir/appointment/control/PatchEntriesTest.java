package de.medicalhub.fhir.appointment.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchEntriesTest {
    @ParameterizedTest(name = "5: {0} {1}: {2}")
    @CsvSource({
        "PATCH, Appointment/7, true",
        "PATCH, https://hub.example/fhir/Appointment/7, true",
        "PATCH, Appointment?_id=7, true",
        "PATCH, Appointment?identifier=urn:house|4711, true",
        "PATCH, Appointment/77, false",
        "PATCH, Appointment?_id=77, false",
        "PATCH, Appointment?_id=7&status=booked, true",
        "PATCH, Appointment?status=booked&_id=7, true",
        "PATCH, Appointment?status=booked&_id=77, false",
        "PATCH, Appointment?%5Fid=7, true",
        "PATCH, Appointment?_id=Appointment/7, true",
        "PATCH, 'Appointment?_id=77,7', true",
        "PATCH, Appointment?_id:not=77, true",
        "PATCH, https://hub.example/fhir/Appointment/?_id=7, true",
        "PATCH, NoAppointment?_id=7, false",
        "PATCH, Task/7, false",
        "PATCH, Slot?_id=7, false",
        "PUT, Appointment/7, false",
    })
    void patchesAreToldFromTheRest(HTTPVerb verb, String url, boolean concerned) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry().getRequest().setMethod(HTTPVerb.PUT).setUrl("Appointment/7");
        bundle.addEntry();
        bundle.addEntry().getRequest().setMethod(verb).setUrl(url);
        Appointment updated = new Appointment();
        updated.setId("Appointment/7/_history/2");
        assertThat(PatchEntries.concern(bundle, updated)).isEqualTo(concerned);
    }
}
