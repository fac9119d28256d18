package de.medicalhub.portal.erasure.control;

import de.medicalhub.common.fhir.Erasures;
import de.medicalhub.portal.erasure.PersonErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Has all features forget people, and notes it; both or neither. */
@ApplicationScoped
public class Forgetting {
    private static final List<String> PEOPLE = List.of("Patient", "RelatedPerson");

    @Inject
    private ErasureMark mark;

    @Inject
    private Event<PersonErased> erased;

    @Transactional
    public void forget(Erasures news) {
        PEOPLE.forEach(type -> news.ids(type).forEach(id -> erased.fire(new PersonErased(type + "/" + id))));
        mark.move(news.position());
    }
}
