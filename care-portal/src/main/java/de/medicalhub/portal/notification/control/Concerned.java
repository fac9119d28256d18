package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.notification.entity.Notice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who the notices concern.
 *
 * @param members of organisations and roles, by reference
 * @param names of organisations
 */
public record Concerned(Map<String, Set<String>> members, Map<String, String> names) {
    private static final Set<String> PERSONS = Set.of("Practitioner", "Patient", "RelatedPerson");

    static Concerned of(List<Notice> notices, NoticeSource source) {
        Set<String> groups = notices.stream()
                .flatMap(notice -> notice.to().stream())
                .filter(to -> !isPerson(to))
                .collect(Collectors.toSet());
        Set<String> senders =
                notices.stream().flatMap(notice -> notice.from().stream()).collect(Collectors.toSet());
        return new Concerned(source.membersOf(groups), source.namesOf(senders));
    }

    Set<String> concernedBy(Notice notice) {
        return notice.to().stream()
                .flatMap(to -> isPerson(to) ? Stream.of(to) : members.getOrDefault(to, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    String name(String organisation) {
        return names.getOrDefault(organisation, "");
    }

    private static boolean isPerson(String reference) {
        return PERSONS.contains(reference.substring(0, Math.max(0, reference.indexOf('/'))));
    }
}
