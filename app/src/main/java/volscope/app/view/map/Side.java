package volscope.app.view.map;

/** Whose chunks a lane shows. */
enum Side {
    ORIGIN, SNAPSHOT
}
