/**
 * What is stored now, read past the engine's transactions and entities, and the rows by which what is new is found, written
 * past them: the way of most requests, so it is kept short.
 *
 * <ol>
 *   <li>A read or a page of results gets the committed state: the database is asked for the versions each time, on each
 *       node. Only a version's content, which never changes, is remembered: once it is read, or once its commit is done.
 *   <li>What is remembered is never handed out itself: each caller gets a copy to do with as it likes.
 *   <li>Inside a transaction that writes, its own changes are seen, and nothing is remembered.
 *   <li>A read is told to the same hooks as the engine's own, so access rules and audit see no difference; what is not there
 *       or deleted is left to the engine, which knows the right answer.
 *   <li>Content that the engine keeps in another way than as JSON text is read by the engine.
 *   <li>Rows by which a resource is found may be read and written past the engine's entities; they are there whenever Hibernate
 *       has brought the transaction's other changes to the database, and at the commit at the latest. A change leaves exactly
 *       the rows that a new resource with the same content has, and touches only those that it makes others.
 *   <li>What a plain read of a version says is made once. It is said only where what has passed all rules is still exactly
 *       that version, and after the trail is written. A page of a search is put together of such texts, if each of its results is so.
 *   <li>What one request has stored is given back as the stored text with id, number and time, if the answer is the very object
 *       that was stored.
 * </ol>
 *
 * <p>What it gains: docs/decisions/0029-speed.md.
 */
@NullMarked
package de.medicalhub.fhir.store;

import org.jspecify.annotations.NullMarked;
