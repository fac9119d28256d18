package de.medicalhub.fhir.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.exchange.entity.ImportJob;
import de.medicalhub.fhir.exchange.entity.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class ImportTest {
    private static final Caller SENDER = new Caller("admin1", Set.of(Role.ADMIN), "");

    private final MemoryJobs jobs = new MemoryJobs();
    private final List<String> stored = new ArrayList<>();
    private final ReceiveImport receive =
            new ReceiveImport(jobs, Clock.fixed(Instant.parse("2026-11-26T07:00:00Z"), ZoneOffset.UTC));

    @Test
    @DisplayName("Rule 2: of 250 lines one that the storage refuses is found, the others are stored")
    void oneFaultyLineIsFound() throws IOException {
        receive(organisations(250, 177));

        workOff(this::refuseFaulty);

        assertThat(stored).hasSize(249).doesNotContain("o177");
        assertThat(jobs.refused).singleElement().satisfies(refusal -> {
            assertThat(refusal.line()).isEqualTo(178);
            assertThat(refusal.type()).isEqualTo("Organization");
            assertThat(refusal.resource()).isEqualTo("faulty-177");
            assertThat(refusal.waits()).isTrue();
            assertThat(refusal.reason()).isEqualTo("It refers in Organization.partOf to a resource that is not there.");
        });
    }

    @Test
    @DisplayName("Rule 4: of two lines of one id the later holds, and where that one is refused the earlier")
    void theLaterLineHolds() throws IOException {
        receive("""
                {"resourceType":"Organization","id":"a","name":"old"}
                {"resourceType":"Organization","id":"a","name":"new"}
                {"resourceType":"Organization","id":"b","name":"kept"}
                {"resourceType":"Organization","id":"b","name":"faulty"}""");
        List<String> names = new ArrayList<>();
        workOff((job, resources) -> {
            List<String> chunk = resources.stream()
                    .map(resource -> ((Organization) resource).getName())
                    .toList();
            if (chunk.contains("faulty")) {
                throw new InvalidRequestException("HAPI-1094: refused");
            }
            names.addAll(chunk);
        });

        assertThat(names).containsExactly("new", "kept");
        assertThat(jobs.refused).singleElement().extracting(Refusal::line).isEqualTo(4);
        assertThat(jobs.stored).isEqualTo(3);
    }

    @Test
    @DisplayName("Rule 2: a reason quotes nothing of the line")
    void reasonsQuoteNothing() throws IOException {
        receive(organisations(1, -1));
        workOff((job, resources) -> {
            throw new UnprocessableEntityException("Schowalter, born 1950, is no good");
        });
        receive("""
                {"resourceType":"Patient","id":"p","birthDate":"Schowalter"}
                {"resourceType":"Patient","id":"p","Schowalter, Karl":"1"}
                Schowalter
                {"resourceType":"Schowalter","id":"p"}""");
        workOff(this::refuseFaulty);

        assertThat(jobs.refused).hasSize(5);
        assertThat(jobs.refused).extracting(Refusal::reason).noneMatch(reason -> reason.contains("Schowalter"));
    }

    @Test
    @DisplayName("Rule 2: a byte order mark before the first line is none of it")
    void aMarkBeforeTheFirstLineIsReadOver() throws IOException {
        receive("\uFEFF{\"resourceType\":\"Organization\",\"id\":\"first\"}\n"
                + "{\"resourceType\":\"Organization\",\"id\":\"second\"}");
        workOff(this::refuseFaulty);

        assertThat(stored).containsExactly("first", "second");
        assertThat(jobs.refused).isEmpty();
    }

    @Test
    @DisplayName("Rule 2: an id that is none of FHIR is told as such")
    void aFaultyIdIsNamed() throws IOException {
        receive("""
                {"resourceType":"Organization","id":"fb imp 10"}
                {"resourceType":"Organization","id":"müller"}
                {"resourceType":"Organization","id":"%s"}""".replace("%s", "x".repeat(65)));
        workOff(this::refuseFaulty);

        assertThat(stored).isEmpty();
        assertThat(jobs.refused).hasSize(3);
        assertThat(jobs.refused).extracting(Refusal::reason).allMatch(reason -> reason.startsWith("The id is none"));
    }

    @Test
    @DisplayName("Rule 2: a line is looked through like a body that comes alone")
    void linesAreLookedThrough() throws IOException {
        receive("""
                {"resourceType":"Organization","id":"a","active":true,"active":false}
                {"resourceType":"Organization","id":"b","name":"x\\u0000"}
                {"resourceType":"Organization","id":"c","name":"x\0"}
                {"resourceType":"Organization","id":"d","extension":%s}
                {"resourceType":"Organization","id":"f",
                {"resourceType":"Organization"} {"resourceType":"Organization"}
                {"resourceType":"Nonsense","id":"g"}
                {"resourceType":"Organization","id":"e","name":"x"}""".replace("%s", "[{\"url\":\"u\",\"extension\":".repeat(60) + "[]" + "}]".repeat(60)));
        workOff(this::refuseFaulty);

        assertThat(stored).containsExactly("e");
        assertThat(jobs.refused)
                .extracting(Refusal::reason)
                .containsExactly(
                        "An object has the same property twice, so it is not clear what is meant.",
                        "A text holds the character U+0000, which FHIR does not allow.",
                        "The line is no JSON: it cannot be read from character 50 on.",
                        "The resource is deeper, or of more parts, than one record can be.",
                        "The line is no JSON: it cannot be read from character 41 on.",
                        "The line is not one FHIR R4 resource in JSON.",
                        "The line is not one FHIR R4 resource in JSON.");
    }

    @Test
    @DisplayName("Rule 2: an Error takes no other line down and does not end the work")
    void anErrorIsAboutOneLine() throws IOException {
        receive(organisations(5, 2));

        workOff((job, resources) -> {
            if (resources.stream().anyMatch(resource -> resource.getIdPart().startsWith("faulty"))) {
                throw new StackOverflowError();
            }
            resources.forEach(resource -> stored.add(resource.getIdPart()));
        });

        assertThat(stored).hasSize(4);
        assertThat(jobs.refused).singleElement().satisfies(refusal -> {
            assertThat(refusal.line()).isEqualTo(3);
            assertThat(refusal.reason()).startsWith("It failed in the server. Please name incident ");
        });
    }

    @Test
    @DisplayName("Rule 2: a line that is too long is refused by its number, type and id; the others are stored")
    void aLongLineIsReadOver() throws IOException {
        receive("{\"resourceType\":\"Organization\",\"id\":\"a\"}\n"
                + "{\"resourceType\":\"Organization\",\"id\":\"long\",\"name\":\"" + "x".repeat(8_000_000) + "\"}\n"
                + "{\"resourceType\":\"Organization\",\"id\":\"b\"}");
        workOff(this::refuseFaulty);

        assertThat(stored).containsExactly("a", "b");
        assertThat(jobs.refused).singleElement().satisfies(refusal -> {
            assertThat(refusal.line()).isEqualTo(2);
            assertThat(refusal.type()).isEqualTo("Organization");
            assertThat(refusal.resource()).isEqualTo("long");
            assertThat(refusal.reason()).isEqualTo("The line is longer than 8 million characters.");
        });
    }

    @Test
    @DisplayName("Rule 2: a byte that is no UTF-8 refuses its line, by number, type and id, and no other")
    void aByteThatIsNoUtf8RefusesItsLine() throws IOException {
        String[] names = {"Müller", "M\u00ffller", "Mu", "M\u0003ller", "\ufffd", "Möller"};
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < names.length; i++) {
            lines.writeBytes(("{\"resourceType\":\"Organization\",\"id\":\"o" + i + "\",\"name\":\"" + names[i])
                    .getBytes(i == 1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
            lines.writeBytes(i == 2 ? new byte[] {(byte) 0xE2, (byte) 0x82} : new byte[] {'"', '}'}); // Cut within a €.
            lines.write('\n');
        }
        receive.receive(SENDER, new ByteArrayInputStream(lines.toByteArray()), false);
        workOff(this::refuseFaulty);

        assertThat(stored).containsExactly("o0", "o4", "o5");
        assertThat(jobs.refused).extracting(Refusal::line).containsExactly(2, 3, 4);
        assertThat(jobs.refused).extracting(Refusal::resource).containsExactly("o1", "o2", "o3");
        assertThat(jobs.refused)
                .extracting(Refusal::reason)
                .containsOnly("The line is not encoded in UTF-8, or holds a control character.");
    }

    @Test
    @DisplayName("Rule 4: a line that another writes at the same time is tried again")
    void aConflictWaits() throws IOException {
        receive(organisations(1, -1));
        workOff((job, resources) -> {
            throw new ResourceVersionConflictException("HAPI-0550: constraint");
        });
        assertThat(jobs.refused).singleElement().satisfies(refusal -> {
            assertThat(refusal.waits()).isTrue();
            assertThat(refusal.reason()).isEqualTo("Somebody else wrote it at the same time.");
        });
    }

    @Test
    @DisplayName("Rule 3: a line without an id is refused")
    void lineWithoutAnIdIsRefused() throws IOException {
        receive(
                "{\"resourceType\":\"Organization\",\"name\":\"x\"}\n\n{\"resourceType\":\"Organization\",\"id\":\"y\"}");

        workOff(this::refuseFaulty);

        assertThat(stored).containsExactly("y");
        assertThat(jobs.refused).singleElement().extracting(Refusal::line).isEqualTo(1);
        assertThat(jobs.lines).isEqualTo(2);
    }

    @Test
    @DisplayName("Rule 5: the job keeps who sent it")
    void jobKeepsItsSender() throws IOException {
        receive(organisations(1, -1));

        ImportJob kept = jobs.find(UUID.randomUUID()).orElseThrow();
        assertThat(kept.account()).isEqualTo("admin1");
        assertThat(kept.roles()).containsExactly("ADMIN");
    }

    private void receive(String lines) throws IOException {
        receive.receive(SENDER, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), false);
    }

    private void workOff(ImportStore store) {
        FhirContext context = FhirContext.forR4Cached();
        DaoRegistry daos = new DaoRegistry(context);
        daos.setSupportedResourceTypes("Organization", "Patient");
        WorkOffImports imports = new WorkOffImports(
                jobs, new ImportLines(context, daos), store, TransactionOperations.withoutTransaction());
        boolean more = true;
        while (more) {
            more = imports.next();
        }
    }

    private void refuseFaulty(ImportJob job, List<Resource> resources) {
        if (resources.stream().anyMatch(resource -> resource.getIdPart().startsWith("faulty"))) {
            throw new InvalidRequestException(
                    "HAPI-1094: Resource Organization/x not found, specified in path: Organization.partOf");
        }
        resources.forEach(resource -> stored.add(resource.getIdPart()));
    }

    private static String organisations(int count, int faulty) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"resourceType\":\"Organization\",\"id\":\"" + (i == faulty ? "faulty-" : "o") + i + "\"}")
                .collect(Collectors.joining("\n"));
    }
}
