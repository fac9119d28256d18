package de.medicalhub.fhir.substitution.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.Posts;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.access.Employments;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Names a substitute and ends a substitution (rules 1 to 5 of the feature). */
@Component
public class Substitution {
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final Set<String> KINDS = Set.of("practice", "nursing");

    private final SubstitutionRecords records;
    private final Employments employments;
    private final Clock clock;

    Substitution(SubstitutionRecords records, Employments employments, Clock clock) {
        this.records = records;
        this.employments = employments;
        this.clock = clock;
    }

    /**
     * @param reference {@code Organization/…} that is covered for
     * @param person {@code Practitioner/…} who asks
     * @return reference of the new entry of the directory
     * @throws Refusal if the person does not work there, or the wish is faulty
     */
    public String name(String reference, Parameters parameters, String person) {
        Organization organisation = records.findOrganisation(reference)
                .filter(found -> worksFor(person, reference))
                .orElseThrow(Refusal::notFound);
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> role = reader.reference("substitute", "PractitionerRole");
        Optional<Instant> start = reader.instant("start", true);
        Optional<Instant> end = reader.instant("end", true);
        Optional<PractitionerRole> post = role.flatMap(records::findPost);
        if (role.isPresent() && post.filter(found -> fits(found, organisation)).isEmpty()) {
            reader.fault("substitute", "no-substitute");
        }
        post.filter(found -> worksFor(LocalReference.of(found.getPractitioner()), reference))
                .ifPresent(own -> reader.fault("substitute", "works-there"));
        checkPeriod(start, end, reader);
        reader.requireNoFaults();
        PractitionerRole made = post(reference, post.orElseThrow(), start.orElseThrow(), end.orElseThrow());
        if (overlapsAnother(made)) {
            throw new Refusal(ProblemKind.CONFLICT, "substitutes-already");
        }
        String created = records.create(made);
        employments.haveChanged();
        return created;
    }

    /**
     * @param reference {@code PractitionerRole/…} of the substitution
     * @param person {@code Practitioner/…} who asks
     * @throws Refusal if it is not the person's to end, or has ended
     */
    public void end(String reference, String person) {
        PractitionerRole post = records.findPost(reference)
                .filter(Posts::isSubstitute)
                .filter(found -> LocalReference.of(found.getPractitioner()).equals(person)
                        || worksFor(person, LocalReference.of(found.getOrganization())))
                .orElseThrow(Refusal::notFound);
        Instant now = clock.instant();
        boolean over =
                !post.getActive() || !now.isBefore(post.getPeriod().getEnd().toInstant());
        if (over) {
            throw new Refusal(ProblemKind.CONFLICT, "substitution-ended");
        }
        if (post.getPeriod().getStart().toInstant().isBefore(now)) {
            post.getPeriod().setEnd(Date.from(now));
        }
        try {
            records.update(post.setActive(false));
            employments.haveChanged();
        } catch (HubException failure) {
            throw failure.kind() == ProblemKind.CONFLICT
                    ? new Refusal(ProblemKind.CONFLICT, "changed-meanwhile")
                    : failure;
        }
    }

    private void checkPeriod(Optional<Instant> start, Optional<Instant> end, ParameterReader reader) {
        end.filter(at -> !at.isAfter(clock.instant())).ifPresent(past -> reader.fault("end", "past"));
        if (start.isPresent() && end.isPresent()) {
            if (!end.get().isAfter(start.get())) {
                reader.fault("end", "end-before-start");
            } else if (Duration.between(start.get(), end.get()).compareTo(LONGEST) > 0) {
                reader.fault("end", "covers-too-long");
            }
        }
    }

    /** By an entry of one's own, not as a substitute (rule 3). */
    private boolean worksFor(String person, String organisation) {
        return Posts.holdingAt(records.postsOf(person), clock.instant()).stream()
                .filter(post -> !Posts.isSubstitute(post))
                .anyMatch(post -> LocalReference.of(post.getOrganization()).equals(organisation));
    }

    private boolean fits(PractitionerRole post, Organization covered) {
        Set<String> kinds = new HashSet<>(kinds(covered));
        kinds.retainAll(records.findOrganisation(LocalReference.of(post.getOrganization()))
                .map(Substitution::kinds)
                .orElse(Set.of()));
        return Posts.holdsAt(post, clock.instant())
                && !Posts.isSubstitute(post)
                && post.hasPractitioner()
                && !kinds.isEmpty();
    }

    private static Set<String> kinds(Organization organisation) {
        return organisation.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .filter(code -> HubCodes.ORGANIZATION_KIND.equals(code.getSystem()))
                .map(code -> code.getCode())
                .filter(KINDS::contains)
                .collect(Collectors.toSet());
    }

    private boolean overlapsAnother(PractitionerRole made) {
        List<PractitionerRole> posts = records.postsOf(LocalReference.of(made.getPractitioner()));
        return posts.stream()
                .filter(Posts::isSubstitute)
                .filter(other ->
                        LocalReference.of(other.getOrganization()).equals(LocalReference.of(made.getOrganization())))
                .anyMatch(other -> beginsBeforeEndOf(other, made) && beginsBeforeEndOf(made, other));
    }

    private static boolean beginsBeforeEndOf(PractitionerRole one, PractitionerRole other) {
        return one.getPeriod()
                .getStart()
                .toInstant()
                .isBefore(other.getPeriod().getEnd().toInstant());
    }

    private static PractitionerRole post(String organisation, PractitionerRole of, Instant start, Instant end) {
        PractitionerRole post = new PractitionerRole().setActive(true);
        post.setPractitioner(of.getPractitioner().copy());
        post.setOrganization(new Reference(organisation));
        post.addCode(OwnCodes.shipped().concept(HubCodes.STAFF_ROLE, Posts.SUBSTITUTE));
        post.getPeriod().setStart(Date.from(start)).setEnd(Date.from(end));
        return post;
    }
}
