package de.medicalhub.fhir.document.control;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** The records as documents need them, read and written in the name of the system. */
public interface DocumentRecords {
    /**
     * The current version.
     *
     * @param reference such as {@code Patient/12}
     */
    <T extends Resource> Optional<T> find(Class<T> type, String reference);

    /** All that bear the identifier. */
    <T extends Resource> List<T> withIdentifier(Class<T> type, Identifier identifier);

    /**
     * Stores a new resource, within the transaction that runs if there is one.
     *
     * @return its reference
     */
    String create(Resource resource);

    /** Stores a new version, within the transaction that runs if there is one. */
    void update(Resource resource);

    /**
     * Stores a transaction, wholly or not at all.
     *
     * @return the ids given, in the order of the entries
     */
    List<String> store(Bundle transaction);

    /** The code of the other system that the loaded concept maps give for a KDL code. */
    Optional<Coding> translateKdl(String code, String targetSystem);
}
