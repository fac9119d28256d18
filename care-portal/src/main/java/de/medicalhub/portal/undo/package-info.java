/**
 * What was done is taken back by one button, instead of a question before it (decision 0092).
 *
 * <ol>
 *   <li>U1 Who has done something that can be taken back reads so in a line at the foot of the page (the toast), with
 *       "Rückgängig" in it. It is a form of its own: the button works without a script and without the page that made it. It counts as
 *       said only when it is written: a list that renews itself meanwhile takes it from nobody.
 *   <li>U2 What would take it back is kept in the session, as references, codes and versions; never what somebody has written,
 *       and never a name. Three deeds at most, of five hundred steps together, each for fifteen minutes: 40 kB at most.
 *   <li>U3 It is taken back in the reader's own name: the FHIR server decides again. What somebody else has changed meanwhile
 *       stays as they left it, and the page says so on top; a value or a time only if it still is as the deed left it.
 *   <li>U4 The line stays until the next page, or ten seconds after the focus has left it; Escape and a button close it. Nobody
 *       who reads slowly loses it, and it covers nothing for good.
 *   <li>U5 Each deed is taken back once, also by two clicks at the same time; a second click says that it was done already. Where the
 *       records do not answer, it can be tried again.
 *   <li>U6 What others are told of at once, and what cannot be made as it was, keeps its question (decision 0092 lists both).
 * </ol>
 *
 * Out of scope: what is not sent yet (a row of the medication plan), which its own page holds and puts back.
 *
 * <p>Hooks for tests: {@code toast}, {@code undo}, {@code close-toast}, {@code undo-refused}.
 */
@NullMarked
package de.medicalhub.portal.undo;

import org.jspecify.annotations.NullMarked;
