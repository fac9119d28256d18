/**
 * Documents and what is said about them, as ISiK Dokumentenaustausch and the reports of ISiK Basis (level 3) demand of a
 * server.
 *
 * <ol>
 *   <li>A DocumentReference describes its document and does not hold it: what comes embedded is taken out, kept as Binary
 *       and named by {@code attachment.url}, in the same transaction. A search for documents stays light.
 *   <li>{@code Binary.securityContext} names the DocumentReference, and who may read that may read the Binary. A Binary
 *       that comes alone belongs to the organisation that sent it, until a DocumentReference of somebody who may read it
 *       names it.
 *   <li>Patient and encounter are named by reference or by identifier; who or what is not known, or not the caller's, is
 *       refused with 422.
 *   <li>A document with a KDL code gets the XDS type and class that the loaded concept maps give for it.
 *   <li>{@code $update-metadata} changes {@code docStatus} only, and the narrative with it; whoever calls it may write the
 *       document as well as read it, so that documents of a discharge case stay what its operations made them.
 *   <li>A document Bundle is held to what it claims, kept as it came, described by a DocumentReference, and unfolded: its
 *       Composition and its clinical entries whose subject the document is about become resources of the patient known
 *       here, with the medicines that they name inside them, and a Provenance that names the document. What is unfolded was changed
 *       here and claims no profile. People and organisations of a document are never taken into the directory. A document
 *       has a narrative; a form of statutory care, such as an e-prescription, is made for machines and needs none.
 *   <li>The same document (by {@code Bundle.identifier}) from the same sender again replaces the description and the
 *       Composition; those of another sender, or of a discharge case, are never touched. Entries are
 *       not unfolded twice: what is the same in both stays as it is here, what is new or corrected is taken over.
 *   <li>A document that says what it relates to (Composition.relatesTo) names that one as well, if the sender has sent it about
 *       the same patient; what it replaces is superseded.
 *   <li>A new document that replaces another about the same patient ({@code relatesTo}) supersedes it in the same
 *       transaction, if its sender may change that one. What administrators import is taken as it comes.
 * </ol>
 *
 * <p>Out of scope: CDA documents, and rendering.
 */
@NullMarked
package de.medicalhub.fhir.document;

import org.jspecify.annotations.NullMarked;
