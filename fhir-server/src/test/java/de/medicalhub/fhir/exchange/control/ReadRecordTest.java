package de.medicalhub.fhir.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.exchange.entity.Candidate;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadRecordTest {
    private final SystemRequestDetails request = new SystemRequestDetails();
    private final Map<String, Resource> readable = new LinkedHashMap<>();
    private final ReadRecord read = new ReadRecord(unasked(Candidates.class), new Records(), unasked(Access.class));
    private final Encounter stay = new Encounter();

    ReadRecordTest() {
        add("Practitioner/5", new Practitioner());
        add("Practitioner/of-role", new Practitioner());
        PractitionerRole role = new PractitionerRole().setPractitioner(new Reference("Practitioner/of-role"));
        add("PractitionerRole/r", role.setOrganization(new Reference("Organization/ward")));
        add("Organization/ward", new Organization().setPartOf(new Reference("Organization/house")));
        add("Organization/house", new Organization().setPartOf(new Reference("Organization/ward")));
        stay.setId("Encounter/e");
        stay.addParticipant().setIndividual(new Reference("https://elsewhere.example/fhir/Practitioner/5"));
        stay.addParticipant().setIndividual(new Reference("PractitionerRole/r/_history/2"));
        stay.addParticipant().setIndividual(new Reference("Practitioner/hidden"));
    }

    @Test
    @DisplayName("what another server has is not taken for what has the same id here")
    void foreignIdsAreNotOurs() {
        assertThat(read.named(request, List.of(stay)))
                .extracting(LocalReference::of)
                .containsExactly("PractitionerRole/r");
    }

    @Test
    @DisplayName("Rule 12: what is named is followed until nothing is new, also where it leads in a circle")
    void whatIsNamedIsFollowed() {
        assertThat(read.namedInTurn(request, List.of(stay)))
                .extracting(LocalReference::of)
                .containsExactlyInAnyOrder(
                        "Organization/house", "Practitioner/of-role", "Organization/ward", "PractitionerRole/r")
                .startsWith("Organization/house")
                .endsWith("PractitionerRole/r");
        assertThat(read.namedInTurn(request, List.of())).isEmpty();
    }

    private void add(String reference, Resource resource) {
        resource.setId(reference);
        readable.put(reference, resource);
    }

    /** What these questions do not need. */
    private static <T> T unasked(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                ReadRecordTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    throw new IllegalStateException(method.getName());
                }));
    }

    private final class Records implements ReadableRecords {
        @Override
        public boolean isReadable(RequestDetails asking, Candidate candidate) {
            return readable.containsKey(candidate.type() + "/" + candidate.id());
        }

        @Override
        public List<Resource> read(RequestDetails asking, List<Candidate> candidates) {
            return candidates.stream()
                    .flatMap(candidate -> Stream.ofNullable(readable.get(candidate.type() + "/" + candidate.id())))
                    .toList();
        }
    }
}
