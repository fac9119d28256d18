package de.medicalhub.portal.notification.gateway;

import de.medicalhub.common.fhir.Posts;
import de.medicalhub.portal.notification.control.NoticeSource;
import de.medicalhub.portal.notification.entity.Notice;
import de.medicalhub.portal.records.NoticeAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Asks the FHIR server with the service account of the notifications. */
@ApplicationScoped
class FhirNotices implements NoticeSource {
    private static final int MOST = 1_000;

    /** How many keys one question names. */
    private static final int KEYS = 50;

    @Inject
    private NoticeAccount account;

    @Inject
    private Clock clock;

    @Override
    public Told since(Instant moment) {
        Parameters wish = new Parameters();
        wish.addParameter().setName("since").setValue(new InstantType(Date.from(moment)));
        Parameters told = account.ask(fhir -> fhir.operation()
                .onType(Communication.class)
                .named("$notices")
                .withParameters(wish)
                .useHttpGet()
                .execute());
        Instant until =
                ((InstantType) told.getParameter("until").getValue()).getValue().toInstant();
        return new Told(notices(told), until);
    }

    @Override
    public List<Notice> holding(Collection<String> keys) {
        List<String> wanted = List.copyOf(keys);
        List<Notice> holding = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += KEYS) {
            Parameters wish = new Parameters();
            wanted.subList(from, Math.min(wanted.size(), from + KEYS))
                    .forEach(key -> wish.addParameter().setName("key").setValue(new StringType(key)));
            holding.addAll(notices(account.ask(fhir -> fhir.operation()
                    .onType(Communication.class)
                    .named("$notices")
                    .withParameters(wish)
                    .useHttpGet()
                    .execute())));
        }
        return holding;
    }

    private static List<Notice> notices(Parameters told) {
        return told.getParameter().stream()
                .filter(line -> line.getName().equals("notice"))
                .map(FhirNotices::notice)
                .toList();
    }

    private static Notice notice(ParametersParameterComponent line) {
        return new Notice(
                text(line, "key").orElse(""),
                text(line, "kind").orElse(""),
                Instant.parse(text(line, "occurred").orElseThrow()),
                reference(line, "about").findFirst().orElse(""),
                text(line, "case"),
                reference(line, "from").findFirst(),
                reference(line, "to").toList());
    }

    private static Optional<String> text(ParametersParameterComponent line, String name) {
        return parts(line, name)
                .map(part -> part.getValue() instanceof InstantType instant
                        ? instant.getValue().toInstant().toString()
                        : part.getValue().primitiveValue())
                .findFirst();
    }

    private static Stream<String> reference(ParametersParameterComponent line, String name) {
        return parts(line, name).map(part -> ((Reference) part.getValue()).getReference());
    }

    private static Stream<ParametersParameterComponent> parts(ParametersParameterComponent line, String name) {
        return line.getPart().stream().filter(part -> part.getName().equals(name));
    }

    @Override
    public Map<String, Set<String>> membersOf(Collection<String> references) {
        Map<String, Set<String>> members = new HashMap<>();
        find(references, "Organization/", "PractitionerRole?active=true&organization=")
                .forEach(role -> members.computeIfAbsent(
                                role.getOrganization().getReference(), unused -> new HashSet<>())
                        .add(role.getPractitioner().getReference()));
        find(references, "PractitionerRole/", "PractitionerRole?active=true&_id=")
                .forEach(role -> members.computeIfAbsent(
                                "PractitionerRole/" + role.getIdElement().getIdPart(), unused -> new HashSet<>())
                        .add(role.getPractitioner().getReference()));
        return members;
    }

    private List<PractitionerRole> find(Collection<String> references, String type, String query) {
        String wanted = references.stream()
                .filter(reference -> reference.startsWith(type))
                .collect(Collectors.joining(","));
        return wanted.isEmpty()
                ? List.of()
                : Posts.holdingAt(
                        search(query + wanted)
                                .map(PractitionerRole.class::cast)
                                .filter(role -> role.getPractitioner().hasReference()) // a post may be vacant
                                .toList(),
                        clock.instant());
    }

    @Override
    public Map<String, String> namesOf(Collection<String> organisations) {
        if (organisations.isEmpty()) {
            return Map.of();
        }
        String ids = organisations.stream()
                .map(reference -> reference.substring(reference.indexOf('/') + 1))
                .collect(Collectors.joining(","));
        return search("Organization?_id=" + ids)
                .map(Organization.class::cast)
                .collect(Collectors.toMap(
                        found -> "Organization/" + found.getIdElement().getIdPart(),
                        found -> Optional.ofNullable(found.getName()).orElse(""),
                        (one, other) -> one));
    }

    private Stream<org.hl7.fhir.r4.model.Resource> search(String query) {
        Bundle found = account.ask(fhir -> fhir.search()
                .byUrl(query + "&_count=" + MOST)
                .returnBundle(Bundle.class)
                .execute());
        return found.getEntry().stream().map(Bundle.BundleEntryComponent::getResource);
    }
}
