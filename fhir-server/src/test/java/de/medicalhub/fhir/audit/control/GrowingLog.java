package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;

/** A trail in memory. */
final class GrowingLog implements AuditLog {
    final List<List<AuditRow>> batches = new ArrayList<>();
    boolean broken;

    List<AuditRow> rows() {
        return batches.stream().flatMap(List::stream).toList();
    }

    @Override
    public void append(List<AuditRow> rows) {
        if (broken) {
            throw new DataAccessResourceFailureException("no database");
        }
        batches.add(rows);
    }

    @Override
    public Optional<String> find(UUID id) {
        return Optional.empty();
    }

    @Override
    public Optional<String> find(UUID id, String patient) {
        return Optional.empty();
    }

    @Override
    public List<String> find(AuditQuery query) {
        return List.of();
    }

    @Override
    public long count(AuditQuery query) {
        return 0;
    }
}
