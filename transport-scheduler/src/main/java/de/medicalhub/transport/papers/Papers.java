package de.medicalhub.transport.papers;

import de.medicalhub.transport.papers.entity.PaperRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The papers as they are now. */
@ApplicationScoped
public class Papers {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<PapersChanged> changed;

    /** All papers of that carrier, by holder. */
    @Transactional
    public List<Paper> of(String carrier) {
        return entityManager
                .createQuery(
                        "select p from PaperRow p where p.key.carrier = :carrier order by p.key.holder, p.key.kind",
                        PaperRow.class)
                .setParameter("carrier", carrier)
                .getResultStream()
                .map(PaperRow::toPaper)
                .toList();
    }

    /** The papers of that vehicle and driver. */
    @Transactional
    public List<Paper> of(String carrier, String vehicleId, String driver) {
        String vehicle = Paper.holderOf(vehicleId);
        return of(carrier).stream()
                .filter(paper ->
                        paper.holder().equals(vehicle) || paper.holder().equals(driver))
                .toList();
    }

    /** What has expired by then so that nobody may drive with it (rule 3). */
    @Transactional
    public List<Paper> expired(String carrier, String vehicleId, String driver, LocalDate day) {
        return of(carrier, vehicleId, driver).stream()
                .filter(paper -> paper.kind().isNeededForAll() && paper.isExpired(day))
                .toList();
    }

    /** What the entered instruction on narcotics says of that day: whether it is valid; empty if none is entered (rule 4). */
    @Transactional
    public Optional<Boolean> narcotics(String carrier, String driver, LocalDate day) {
        return of(carrier).stream()
                .filter(paper -> paper.holder().equals(driver) && paper.kind() == PaperKind.NARCOTICS)
                .map(paper -> !paper.isExpired(day))
                .findFirst();
    }

    /**
     * Keeps until when a paper is valid; the same again changes nothing.
     *
     * @param validUntil empty to forget it
     */
    @Transactional
    public void keep(String carrier, String holder, PaperKind kind, Optional<LocalDate> validUntil) {
        PaperRow known = entityManager.find(PaperRow.class, new PaperRow.Key(carrier, holder, kind));
        Optional<LocalDate> before =
                Optional.ofNullable(known).map(row -> row.toPaper().validUntil());
        if (before.equals(validUntil)) {
            return;
        }
        if (known != null && validUntil.isEmpty()) {
            entityManager.remove(known);
        } else if (known != null) {
            known.isValidUntil(validUntil.orElseThrow());
        } else {
            entityManager.persist(new PaperRow(carrier, new Paper(holder, kind, validUntil.orElseThrow())));
        }
        entityManager.flush();
        changed.fire(new PapersChanged(carrier));
    }
}
