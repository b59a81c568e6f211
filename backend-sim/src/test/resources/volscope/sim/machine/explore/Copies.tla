------------------------------- MODULE Copies -------------------------------
(* Writers of an origin with one persistent snapshot, each with a chunk of its
   own: the world of SearchTest, said by hand. A writer that meets a chunk
   without a copy waits: the chunk is read, written to the store, entered in its
   area of metadata, and only then written. Requests end in any order. *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANT Writers

VARIABLES task,      \* what a writer does: "idle", "waits", "done"
          stage,     \* how far the exception of its chunk is
          order,     \* the chunks in the order of their allocation
          started,   \* how many of them have begun to be committed
          batch,     \* what the next write of the area enters, in order
          writing,   \* whether the area is being written
          queue,     \* requests that were sent and have not ended
          lossy      \* what a power cut could take: <<device, place>>

vars == <<task, stage, order, started, batch, writing, queue, lossy>>

Init == /\ task = [w \in Writers |-> "idle"]
        /\ stage = [w \in Writers |-> "none"]
        /\ order = <<>>
        /\ started = 0
        /\ batch = <<>>
        /\ writing = FALSE
        /\ queue = {}
        /\ lossy = {<<"store", 0>>, <<"store", 1>>}

Slot(w) == 1 + (CHOOSE i \in 1..Len(order) : order[i] = w)

Request(op, w) == [op |-> op, of |-> w]

Writes(ws) == {Request("write", ws[i]) : i \in 1..Len(ws)}

(* What is copied is committed in the order of allocation while the store does
   not write; the area is written once nothing else is on its way. *)
RECURSIVE Due(_, _, _, _)
Due(st, n, b, wr) ==
    IF wr \/ n = Len(order) \/ st[order[n + 1]] # "copied"
    THEN [stage |-> st, started |-> n, batch |-> b, writing |-> wr]
    ELSE Due([st EXCEPT ![order[n + 1]] = "committing"], n + 1,
             Append(b, order[n + 1]), n + 1 = Len(order))

Commit(st, b, wr, rest) ==
    LET due == Due(st, started, b, wr)
    IN /\ stage' = due.stage
       /\ started' = due.started
       /\ batch' = due.batch
       /\ writing' = due.writing
       /\ queue' = IF due.writing /\ ~wr THEN rest \cup {Request("area", 0)} ELSE rest

Write(w) ==
    /\ task[w] = "idle"
    /\ task' = [task EXCEPT ![w] = "waits"]
    /\ stage' = [stage EXCEPT ![w] = "reading"]
    /\ order' = Append(order, w)
    /\ queue' = queue \cup {Request("read", w)}
    /\ UNCHANGED <<started, batch, writing, lossy>>

Ended(r) ==
    LET rest == queue \ {r}
    IN CASE r.op = "read" ->
              /\ stage' = [stage EXCEPT ![r.of] = "writing"]
              /\ queue' = rest \cup {Request("copy", r.of)}
              /\ UNCHANGED <<task, order, started, batch, writing, lossy>>
         [] r.op = "copy" ->
              /\ Commit([stage EXCEPT ![r.of] = "copied"], batch, writing, rest)
              /\ lossy' = lossy \cup {<<"store", Slot(r.of)>>}
              /\ UNCHANGED <<task, order>>
         [] r.op = "area" ->
              /\ Commit([w \in Writers |-> IF \E k \in 1..Len(batch) : batch[k] = w
                                           THEN "complete" ELSE stage[w]],
                        <<>>, FALSE, rest \cup Writes(batch))
              /\ lossy' = {p \in lossy : p[1] # "store"}
              /\ UNCHANGED <<task, order>>
         [] r.op = "write" ->
              /\ task' = [task EXCEPT ![r.of] = "done"]
              /\ queue' = rest
              /\ lossy' = lossy \cup {<<"origin", r.of>>}
              /\ UNCHANGED <<stage, order, started, batch, writing>>

Next == (\E w \in Writers : Write(w)) \/ (\E r \in queue : Ended(r))

Spec == Init /\ [][Next]_vars

(* The origin is written when its copy is complete, and the copy lasts then. *)
CopyFirst == \A w \in Writers :
    <<"origin", w>> \in lossy => stage[w] = "complete" /\ <<"store", Slot(w)>> \notin lossy
=============================================================================
