package de.medicalhub.fhir.retention.control;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** All that is stored about one patient. */
public interface PatientRecords {
    /**
     * The patient and every current resource that refers to the patient, and the Provenances about those; empty if there is
     * no such patient.
     *
     * @param patient {@code Patient/…}
     */
    List<Resource> about(String patient);

    /**
     * Those of the Binaries that a current record of somebody else holds or names, such as a photo that was put into the wrong record
     * before the right one.
     *
     * @param binaries such as {@code Binary/12}
     * @param going what is to be erased with them
     */
    Set<String> heldElsewhere(List<String> binaries, List<String> going);

    /**
     * Takes the resources out of the current records, all at once. What is then left to do is noted, and is done by
     * {@link #finish}, whenever the server stops.
     *
     * @param references such as {@code Task/12}
     * @throws ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException if another current record refers to one of them;
     *     none is deleted then
     */
    void delete(String patient, List<String> references);

    /**
     * What refers to the patient although the patient is deleted: it was being stored at that moment, and whoever stored it
     * had found the patient.
     */
    List<Resource> late(String patient);

    /**
     * Current contents (Binary) that something deleted before has held: a draft of the patient's, or the patient with a photo.
     * Somebody else may hold one by now.
     */
    List<Resource> left(String patient);

    /**
     * What is deleted, but still in history and indexes: because the server stopped in an erasure, or because it was deleted before,
     * as drafts and patients without records may be.
     */
    List<String> unfinished(String patient);

    /** Takes what was deleted out of history, indexes and stored searches. */
    void finish(String patient);

    /**
     * Patients of whom no record that is kept names a day at or after the moment, in the order of their ids; of them law may
     * not keep anything any more. One whose erasure was broken off is among them, and so is one who was deleted.
     *
     * @param afterId id of the last one before; empty from the beginning
     */
    List<String> outlived(Instant moment, String afterId, int most);

    /** How many patients there are, without those who were deleted. */
    int count();

    /**
     * What was erased after that position, in the order in which it was.
     *
     * @param position as told with the last one; 0 from the beginning
     */
    List<Erased> erasedAfter(int position, int most);

    /**
     * Something that is no more.
     *
     * @param reference such as {@code Task/12}
     */
    record Erased(int position, String reference) {}
}
