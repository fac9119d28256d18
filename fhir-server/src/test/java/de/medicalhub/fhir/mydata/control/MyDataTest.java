package de.medicalhub.fhir.mydata.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.audit.Trail;
import de.medicalhub.fhir.exchange.PatientRecord;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MyDataTest {
    private static final RequestDetails REQUEST = new SystemRequestDetails();
    private static final Caller PATIENT = new Caller("patient1", Set.of(Role.PATIENT), "Patient/1");

    @Test
    @DisplayName("Rule 2: if there are more events than fit, that is said, and the newest are there")
    void whatIsLeftOutIsSaid() {
        MyData.Everything all = of(MyData.MOST_EVENTS + 5);
        assertThat(all.isCut()).isTrue();
        assertThat(all.events()).hasSize(MyData.MOST_EVENTS);
        assertThat(all.events().get(0).getIdElement().getIdPart()).isEqualTo("0");
    }

    @Test
    @DisplayName("Rule 2: if all events fit, nothing is said")
    void whatIsCompleteIsNotCut() {
        assertThat(of(MyData.MOST_EVENTS).isCut()).isFalse();
    }

    private static MyData.Everything of(int events) {
        Access access = (Access) Proxy.newProxyInstance(
                Access.class.getClassLoader(), new Class<?>[] {Access.class}, (self, method, arguments) -> PATIENT);
        return new MyData(new OnePatient(), access, new Events(events)).of(REQUEST, "Patient/1");
    }

    private static final class OnePatient implements PatientRecord {
        @Override
        public List<Resource> everything(RequestDetails request, String patient) {
            return List.of(new Patient());
        }

        @Override
        public List<Resource> named(RequestDetails request, List<Resource> resources) {
            return List.of();
        }

        @Override
        public List<Resource> read(RequestDetails request, Set<String> references) {
            return List.of();
        }
    }

    /** So many, newest first. */
    private record Events(int number) implements Trail {
        @Override
        public void begin(RequestDetails request) {}

        @Override
        public void tell(Collection<String> patients) {}

        @Override
        public void flush() {}

        @Override
        public List<AuditEvent> about(String patient, int count) {
            return IntStream.range(0, Math.min(number, count))
                    .mapToObj(place -> {
                        AuditEvent event = new AuditEvent();
                        event.setId(Integer.toString(place));
                        return event.setRecorded(Date.from(Instant.EPOCH.minusSeconds(place)));
                    })
                    .toList();
        }

        @Override
        public void end() {}
    }
}
